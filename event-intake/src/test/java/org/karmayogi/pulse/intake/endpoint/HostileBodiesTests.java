package org.karmayogi.pulse.intake.endpoint;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.karmayogi.pulse.intake.EventSchemas;
import org.karmayogi.pulse.intake.Fixtures;
import org.karmayogi.pulse.intake.NaughtyStrings;
import org.karmayogi.pulse.intake.endpoint.IntakeUnderTest.Answer;
import org.karmayogi.pulse.intake.event.Family;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Whatever comes: a known problem with its pointers, in time, nothing invalid in the log, and valid neighbours taken. 700 mutations a
 * family and way are 14,700 requests; the long run of 105,000 is {@code ./mvnw test -pl event-intake -am -Dtest=HostileBodiesTests
 * -Dsurefire.failIfNoSpecifiedTests=false -Dpulse.mutations=5000}, with {@code -Dpulse.mutations.seed=} for others.
 */
class HostileBodiesTests {

    private static final int MUTATIONS = Integer.getInteger("pulse.mutations", 700);
    private static final long SEED = Long.getLong("pulse.mutations.seed", 20_261_124);
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Set<Integer> EXPECTED = Set.of(202, 207, 400, 413, 422);

    /** A way to send three events, of which the middle one is damaged. */
    enum Way {
        ARRAY("application/json", "[", ",", "]", false),
        LINES("application/x-ndjson", "", "\n", "\n", false),
        CLOUD_EVENTS("application/cloudevents-batch+json", "[", ",", "]", true);

        private final String type;
        private final String before;
        private final String between;
        private final String after;
        private final boolean cloudEvents;

        Way(String type, String before, String between, String after, boolean cloudEvents) {
            this.type = type;
            this.before = before;
            this.between = between;
            this.after = after;
            this.cloudEvents = cloudEvents;
        }

        private byte[] body(Family family, String... events) {
            List<String> written = new ArrayList<>();
            for (String event : events) {
                written.add(cloudEvents ? Fixtures.cloudEvent(family, event) : event);
            }
            return (before + String.join(between, written) + after).getBytes(UTF_8);
        }
    }

    private final IntakeUnderTest intake = new IntakeUnderTest();
    private final EventSchemas schemas = new EventSchemas();

    @ParameterizedTest
    @EnumSource
    void damagedBytesNeverDoHarm(Way way) throws IOException {
        Map<Integer, Integer> seen = new TreeMap<>();
        for (Family family : Family.values()) {
            Random random = new Random(SEED + family.type().hashCode());
            List<JsonNode> seeds = EventSchemas.examples(family, "valid");
            for (int i = 0; i < MUTATIONS; i++) {
                String event = seeds.get(random.nextInt(seeds.size())).toString();
                byte[] body = damaged(way.body(family, event, withId(event, "e2"), withId(event, "e3")), random);
                seen.merge(harmless(family, way, body), 1, Integer::sum);
            }
        }
        assertThat(seen.getOrDefault(207, 0)).as("%s", seen).isGreaterThan(MUTATIONS / 10);
        if (way != Way.LINES) {
            assertThat(seen.getOrDefault(400, 0)).as("%s", seen).isGreaterThan(MUTATIONS / 10);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aDamagedItemLeavesItsNeighboursWhole(Way way) throws IOException {
        for (Family family : Family.values()) {
            String event = EventSchemas.examples(family, "valid").get(0).toString();
            for (String value : NaughtyStrings.VALUES) {
                ObjectNode naughty = (ObjectNode) JSON.readTree(withId(event, "e2"));
                List<String> names = List.copyOf(naughty.propertyNames());
                for (String name : names) {
                    ObjectNode changed = naughty.deepCopy().put(name, value);
                    byte[] body = way.body(family, withId(event, "e1"), changed.toString(), withId(event, "e3"));
                    Answer answer = intake.send(family, body, Map.of("Content-Type", way.type));
                    assertThat(answer.status())
                            .as("%s=%s: %s", name, value, answer.body())
                            .isEqualTo(207);
                    assertThat(answer.body()).contains("\"id\":\"e3\",\"status\":\"accepted\"");
                    assertOnlyValid(family);
                }
            }
        }
    }

    private int harmless(Family family, Way way, byte[] body) {
        String as = new String(body, ISO_8859_1);
        Answer answer = assertTimeoutPreemptively(
                Duration.ofSeconds(5), () -> intake.send(family, body, Map.of("Content-Type", way.type)), as);
        assertThat(EXPECTED).as("%s answered %s", as, answer).contains(answer.status());
        if (answer.status() == 207) {
            JsonNode items = JSON.readTree(answer.body()).get("items");
            for (JsonNode item : items) {
                boolean rejected = item.get("status").asString().equals("rejected");
                assertThat(item.has("errors")).as("%s answered %s", as, answer).isEqualTo(rejected);
                item.path("errors")
                        .forEach(error -> assertThat(error.get("pointer").asString())
                                .as("%s answered %s", as, answer)
                                .matches(pointer -> pointer.isEmpty() || pointer.startsWith("/")));
            }
        } else if (answer.status() == 422) {
            assertThat(answer.errors()).as(as).isNotEmpty();
        }
        assertOnlyValid(family);
        return answer.status();
    }

    private void assertOnlyValid(Family family) {
        for (ProducerRecord<String, byte[]> record : intake.events()) {
            String event = IntakeUnderTest.nativeForm(record);
            try {
                assertThat(schemas.accept(family, event.getBytes(UTF_8)))
                        .as(event)
                        .isTrue();
            } catch (IOException e) {
                throw new AssertionError(event, e);
            }
        }
    }

    private static byte[] damaged(byte[] body, Random random) {
        byte[] result = body;
        for (int times = 1 + random.nextInt(3); times > 0; times--) {
            result = damagedOnce(result, random);
        }
        return result;
    }

    private static byte[] damagedOnce(byte[] body, Random random) {
        if (body.length == 0) {
            return body;
        }
        int at = random.nextInt(body.length);
        int length = Math.min(body.length - at, 1 + random.nextInt(12));
        String text = new String(body, ISO_8859_1);
        String damaged =
                switch (random.nextInt(7)) {
                    case 0 -> text.substring(0, at);
                    case 1 -> text.substring(0, at) + text.substring(at + length);
                    case 2 -> text.substring(0, at) + (char) random.nextInt(256) + text.substring(at + 1);
                    case 3 ->
                        text.substring(0, at) + text.substring(at, at + length).repeat(2) + text.substring(at + length);
                    case 4 -> text.substring(0, at) + piece(random) + text.substring(at);
                    case 5 -> text.substring(at) + text.substring(0, at);
                    default -> text.substring(0, at) + text.substring(at).toUpperCase(Locale.ROOT);
                };
        return damaged.getBytes(ISO_8859_1);
    }

    private static String piece(Random random) {
        String piece = NaughtyStrings.PIECES.get(random.nextInt(NaughtyStrings.PIECES.size()));
        return new String(piece.getBytes(UTF_8), ISO_8859_1);
    }

    private static String withId(String event, String id) {
        return ((ObjectNode) JSON.readTree(event)).put("id", id).toString();
    }
}
