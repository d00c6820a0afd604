package org.karmayogi.pulse.intake.validation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.karmayogi.pulse.intake.Fixtures.PORTAL;
import static org.karmayogi.pulse.intake.Fixtures.READER;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.karmayogi.pulse.intake.EventSchemas;
import org.karmayogi.pulse.intake.Fixtures;
import org.karmayogi.pulse.intake.Mutations;
import org.karmayogi.pulse.intake.batch.MalformedBodyException;
import org.karmayogi.pulse.intake.event.Family;
import tools.jackson.databind.JsonNode;

/** The hand-bound reader accepts exactly what the schema, the registers and the clock accept. */
class SchemaEquivalenceTests {

    private static final long SEED = 20_261_122;
    private static final int MUTATIONS = 3_000;

    private final EventSchemas schemas = new EventSchemas();

    @ParameterizedTest
    @EnumSource
    void theExamplesAreJudgedAsTheySay(Family family) throws IOException {
        for (JsonNode example : EventSchemas.examples(family, "valid")) {
            assertThat(accepts(family, bytes(example))).as("%s", example).isTrue();
        }
        for (JsonNode example : EventSchemas.examples(family, "invalid")) {
            Verdict verdict = judge(family, bytes(example.get("event")));
            assertThat(((Verdict.Invalid) verdict).errors())
                    .as("%s", example)
                    .extracting("pointer")
                    .containsExactly(example.get("pointer").asString());
        }
    }

    @ParameterizedTest
    @EnumSource
    void mutatedEventsAreJudgedAsTheSchemaDoes(Family family) throws IOException {
        Random random = new Random(SEED + family.type().hashCode());
        List<JsonNode> seeds = EventSchemas.examples(family, "valid");
        Map<Boolean, Integer> seen = new TreeMap<>();
        for (int i = 0; i < MUTATIONS; i++) {
            byte[] body = mutate(seeds.get(random.nextInt(seeds.size())), random);
            boolean expected = schemas.accept(family, body);
            seen.merge(expected, 1, Integer::sum);
            assertThat(accepts(family, body))
                    .as("seed %d, mutation %d: %s", SEED, i, new String(body, UTF_8))
                    .isEqualTo(expected);
        }
        assertThat(seen.getOrDefault(true, 0))
                .as("a mutation test that never accepts proves little")
                .isGreaterThan(100);
        assertThat(seen.getOrDefault(false, 0)).isGreaterThan(1_000);
    }

    private static byte[] mutate(JsonNode seed, Random random) {
        byte[] body = Mutations.event(seed, random).getBytes(UTF_8);
        if (random.nextInt(3) == 0) {
            // Whatever a bad line does to bytes.
            body[random.nextInt(body.length)] = (byte) random.nextInt(256);
        }
        return body;
    }

    private static boolean accepts(Family family, byte[] body) {
        try {
            return judge(family, body) instanceof Verdict.Valid;
        } catch (MalformedBodyException e) {
            return false;
        }
    }

    private static Verdict judge(Family family, byte[] body) {
        return Fixtures.judge(READER.json(new ByteArrayInputStream(body), family), family, PORTAL)
                .get(0);
    }

    private static byte[] bytes(JsonNode node) {
        return node.toString().getBytes(UTF_8);
    }
}
