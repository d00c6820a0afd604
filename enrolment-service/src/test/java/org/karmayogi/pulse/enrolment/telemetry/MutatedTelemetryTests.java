package org.karmayogi.pulse.enrolment.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.karmayogi.pulse.enrolment.FeedBench;
import org.karmayogi.pulse.enrolment.Mutation;
import org.karmayogi.pulse.intake.endpoint.FeedResult;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Whatever becomes of an event's fields: it ends as exactly one of counted, set aside and rejected, and no good one is lost beside it. */
class MutatedTelemetryTests {

    private static final long SEED = 20_261_124;
    private static final int BATCHES = 200;
    private static final int BATCH = 20;

    @Test
    void everyEventIsAccountedForAndEveryGoodOneIsInTheLog() {
        Random random = new Random(SEED);
        List<JsonNode> seeds = FeedBench.examples("telemetry").stream()
                .map(example -> example.get("item"))
                .toList();
        Set<Class<?>> seen = new HashSet<>();
        for (int i = 0; i < BATCHES; i++) {
            FeedBench bench = new FeedBench();
            String good = seeds.get(2).toString().replace("LP.AUDIT.0001", "good");
            List<String> events = new ArrayList<>(IntStream.range(0, BATCH)
                    .mapToObj(each -> mutated(seeds.get(random.nextInt(seeds.size())), random))
                    .toList());
            events.add(random.nextInt(BATCH), good);

            List<FeedResult> results =
                    bench.take(TelemetryFeedTests.FEED, TelemetryFeedTests.batch(events.toArray(String[]::new)));

            String what = "seed " + SEED + ", batch " + i + ": " + events;
            assertThat(results).as(what).hasSize(BATCH + 1);
            assertThat(bench.records("learning-events")).as(what).anyMatch(record -> FeedBench.header(record, "ce_id")
                    .startsWith("good:"));
            long published = results.stream()
                    .filter(result -> result instanceof FeedResult.Accepted accepted && accepted.duplicateOf() == null)
                    .count();
            long kept = results.stream()
                    .filter(result -> !(result instanceof FeedResult.Accepted))
                    .count();
            assertThat(bench.records("learning-events")).as(what).hasSize((int) published);
            assertThat(bench.records("learning-rejects")).as(what).hasSize((int) kept);
            results.forEach(result -> seen.add(result.getClass()));
        }
        assertThat(seen)
                .as("a test that never sees one of the fates proves little")
                .hasSize(3);
    }

    private static String mutated(JsonNode seed, Random random) {
        ObjectNode event = (ObjectNode) seed.deepCopy();
        event.put("mid", "m" + random.nextInt(1_000_000));
        for (int i = random.nextInt(3); i > 0; i--) {
            Mutation.of(event, random);
        }
        return event.toString();
    }
}
