package org.karmayogi.pulse.enrolment.xapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.karmayogi.pulse.edge.problem.ProblemException;
import org.karmayogi.pulse.edge.problem.ProblemType;
import org.karmayogi.pulse.enrolment.FeedBench;
import org.karmayogi.pulse.enrolment.Mutation;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Whatever becomes of its statements' members: a request is taken with every one accounted for, or refused with none in the log. */
class MutatedStatementTests {

    private static final long SEED = 20_261_125;
    private static final int REQUESTS = 1_000;
    private static final int MOST = 4;

    private enum Fate {
        TAKEN,
        REFUSED
    }

    @Test
    void allIsTakenOrNothing() {
        Random random = new Random(SEED);
        List<JsonNode> seeds = FeedBench.examples("xapi").stream()
                .filter(example -> !example.has("refused"))
                .map(example -> example.get("item"))
                .toList();
        Map<Fate, Integer> seen = new EnumMap<>(Fate.class);
        for (int i = 0; i < REQUESTS; i++) {
            List<String> statements = new ArrayList<>();
            for (int n = 1 + random.nextInt(MOST); n > 0; n--) {
                statements.add(mutated(seeds.get(random.nextInt(seeds.size())), random));
            }
            seen.merge(fate(statements, "seed " + SEED + ", request " + i + ": " + statements), 1, Integer::sum);
        }
        assertThat(seen.get(Fate.TAKEN)).isGreaterThan(REQUESTS / 10);
        assertThat(seen.get(Fate.REFUSED)).isGreaterThan(REQUESTS / 10);
    }

    private static Fate fate(List<String> statements, String what) {
        FeedBench bench = new FeedBench();
        try {
            assertThat(bench.take(Feeds.POSTED, "[" + String.join(",", statements) + "]"))
                    .as(what)
                    .hasSize(statements.size());
            // A counted statement is recorded under its id, too.
            int recorded = bench.courseEvents().size();
            assertThat(bench.producer.history()).as(what).hasSize(statements.size() + recorded);
            return Fate.TAKEN;
        } catch (ProblemException e) {
            assertThat(e.type()).as(what).isEqualTo(ProblemType.INVALID_BATCH);
            assertThat(e.errors()).as(what).isNotEmpty();
            assertThat(bench.records("learning-events")).as(what).isEmpty();
            assertThat(bench.items("xapi", "rejected")).as(what).isEqualTo(statements.size());
            return Fate.REFUSED;
        }
    }

    private static String mutated(JsonNode seed, Random random) {
        ObjectNode statement = (ObjectNode) seed.deepCopy();
        statement.put("id", new UUID(random.nextLong(), random.nextLong()).toString());
        for (int i = random.nextInt(2); i > 0; i--) {
            Mutation.of(statement, random);
        }
        return statement.toString();
    }
}
