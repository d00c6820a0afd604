package org.karmayogi.pulse.intake;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.karmayogi.pulse.edge.register.Register;
import org.karmayogi.pulse.intake.batch.BatchLimits;
import org.karmayogi.pulse.intake.batch.BatchReader;
import org.karmayogi.pulse.intake.batch.ItemSource;
import org.karmayogi.pulse.intake.batch.RawItem;
import org.karmayogi.pulse.intake.event.Event;
import org.karmayogi.pulse.intake.event.Family;
import org.karmayogi.pulse.intake.event.Sender;
import org.karmayogi.pulse.intake.validation.BatchValidator;
import org.karmayogi.pulse.intake.validation.Verdict;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A fixed clock, a sender, and events to send. */
public final class Fixtures {

    public static final Instant NOW = Instant.parse("2026-11-22T06:30:00.123456Z");
    public static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    public static final Sender PORTAL = new Sender("portal", Set.of(), Set.of());
    public static final BatchLimits LIMITS = new BatchLimits(
            5_000,
            8 * 1024 * 1024,
            8 * 1024 * 1024,
            16 * 1024,
            32,
            64 * 1024,
            Duration.ofSeconds(20),
            8 * 1024,
            64,
            8 * 1024);
    public static final BatchReader READER = new BatchReader(LIMITS);
    public static final BatchValidator VALIDATOR =
            new BatchValidator(Register.departments(), Register.districts(), CLOCK);

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            // So that half of a surrogate pair stays what it is.
            .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
            .build();

    private Fixtures() {}

    public static String onboarding(String id) {
        return """
            {"id":"%s","learnerId":"L-1","occurredAt":"2026-01-15T10:30:00+05:30","department":"SOCIAL-WELFARE",\
            "district":"LUCKNOW","category":"officer"}""".formatted(id);
    }

    public static String completion(String id, String more) {
        return """
            {"id":"%s","learnerId":"L-1","occurredAt":"2026-01-15T10:30:00Z","courseId":"do_1"%s}""".formatted(id, more);
    }

    public static InputStream bytes(String text) {
        return new ByteArrayInputStream(text.getBytes(UTF_8));
    }

    public static List<Verdict> judge(Family family, String body) {
        return judge(READER.json(bytes(body), family), family, PORTAL);
    }

    public static List<Verdict> judge(ItemSource source, Family family, Sender sender) {
        BatchValidator.Judgement judgement = VALIDATOR.begin(sender);
        List<Verdict> verdicts = new ArrayList<>();
        try (source) {
            for (RawItem item = source.next(); item != null; item = source.next()) {
                verdicts.add(judgement.judge(verdicts.size(), item, family));
            }
        }
        return verdicts;
    }

    public static Event event(String id) {
        return ((Verdict.Valid) judge(Family.LEARNER_ONBOARDED, onboarding(id)).get(0)).event();
    }

    /** An event in its native form as a CloudEvent. */
    public static String cloudEvent(Family family, String event) {
        ObjectNode nativeForm = (ObjectNode) JSON.readTree(event);
        ObjectNode cloudEvent = JSON.createObjectNode()
                .put("specversion", "1.0")
                .put("source", "urn:example")
                .put("type", family.cloudEventsType());
        move(nativeForm, "id", cloudEvent, "id");
        move(nativeForm, family.subject().jsonName(), cloudEvent, "subject");
        move(nativeForm, "occurredAt", cloudEvent, "time");
        return JSON.writeValueAsString(cloudEvent.set("data", nativeForm));
    }

    private static void move(ObjectNode from, String name, ObjectNode to, String as) {
        if (from.has(name)) {
            to.set(as, from.remove(name));
        }
    }
}
