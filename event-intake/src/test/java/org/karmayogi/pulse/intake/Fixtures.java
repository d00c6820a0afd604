package org.karmayogi.pulse.intake;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.karmayogi.pulse.edge.register.Register;
import org.karmayogi.pulse.intake.batch.Batch;
import org.karmayogi.pulse.intake.batch.BatchLimits;
import org.karmayogi.pulse.intake.batch.BatchReader;
import org.karmayogi.pulse.intake.event.Event;
import org.karmayogi.pulse.intake.event.Family;
import org.karmayogi.pulse.intake.event.Sender;
import org.karmayogi.pulse.intake.validation.BatchValidator;
import org.karmayogi.pulse.intake.validation.Verdict;

/** A fixed clock, a sender, and events to send. */
public final class Fixtures {

    public static final Instant NOW = Instant.parse("2026-11-22T06:30:00.123456Z");
    public static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    public static final Sender PORTAL = new Sender("portal", Set.of(), Set.of());
    public static final BatchReader READER = new BatchReader(BatchLimits.CONTRACT);
    public static final BatchValidator VALIDATOR =
            new BatchValidator(Register.departments(), Register.districts(), CLOCK);

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

    public static List<Verdict> judge(Family family, String body) {
        Batch batch = READER.read(body.getBytes(UTF_8), family);
        return VALIDATOR.validate(batch, family, PORTAL);
    }

    public static Event event(String id) {
        return ((Verdict.Valid) judge(Family.LEARNER_ONBOARDED, onboarding(id)).get(0)).event();
    }
}
