package org.karmayogi.pulse.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.util.ArrayList;
import java.util.List;
import org.bson.RawBsonDocument;
import org.junit.jupiter.api.Test;
import org.karmayogi.pulse.metrics.consume.Records;

/** How many bytes a learner takes in the store: what docs/capacity.md reckons with. */
class StoredSizeIT extends LogToHttp {

    private static final int LEARNERS = 200;
    private static final int COURSES = 9;

    @Test
    void aLearnerOfTenFactsTakesWhatTheSizingSays() throws Exception {
        List<Records> records = new ArrayList<>();
        for (int learner = 0; learner < LEARNERS; learner++) {
            String id = "UP-2026-%06d".formatted(learner);
            records.add(Records.onboarded(id, "igot-o-%012d".formatted(learner)));
            for (int course = 0; course < COURSES; course++) {
                records.add(Records.completed(
                        id,
                        "igot-c-%012d".formatted(learner * COURSES + course),
                        "do_11356987893926297%04d".formatted(course),
                        90));
            }
        }
        push(records.toArray(Records[]::new));
        assertThat(settled("/v1/metrics/summary").at("/metrics/completions").asInt())
                .isEqualTo(LEARNERS * COURSES);

        try (MongoClient mongo = MongoClients.create(storeUri)) {
            List<Integer> sizes = new ArrayList<>();
            mongo.getDatabase("pulse")
                    .getCollection("learners", RawBsonDocument.class)
                    .find()
                    .forEach(document -> sizes.add(document.getByteBuffer().remaining()));
            double mean = sizes.stream().mapToInt(Integer::intValue).average().orElseThrow();
            System.out.printf("%d learners of %d facts, %.0f bytes each%n", sizes.size(), 1 + COURSES, mean);
            assertThat(sizes).hasSize(LEARNERS);
            // docs/capacity.md reckons with 820.
            assertThat(mean).isBetween(300.0, 850.0);
        }
    }
}
