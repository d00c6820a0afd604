package org.karmayogi.pulse.metrics.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SnapshotTagTests {

    private static final int PARTITIONS = 12;

    @Test
    void aFewRecordsMoreHereAndAsManyFewerThereIsAnotherCut() {
        Set<String> tags = new HashSet<>();
        int cuts = 0;
        for (int more = 0; more < PARTITIONS; more++) {
            for (int fewer = 0; fewer < PARTITIONS; fewer++) {
                for (long by = 1; more != fewer && by <= 20; by++) {
                    Map<Integer, Long> offsets = new HashMap<>();
                    for (int partition = 0; partition < PARTITIONS; partition++) {
                        offsets.put(partition, 1_000L);
                    }
                    offsets.merge(more, by, Long::sum);
                    offsets.merge(fewer, -by, Long::sum);
                    tags.add(SnapshotTag.of(0, offsets));
                    cuts++;
                }
            }
        }
        assertThat(tags).hasSize(cuts);
    }

    @Test
    void theSameCutHasTheSameTagAndEndsWithItsRecords() {
        String tag = SnapshotTag.of(3, Map.of(0, 9L, 1, 4L));
        assertThat(tag).isEqualTo(SnapshotTag.of(3, new HashMap<>(Map.of(1, 4L, 0, 9L))));
        assertThat(tag).startsWith("W/\"3-").endsWith("-15\"");
        assertThat(SnapshotTag.of(4, Map.of(0, 9L, 1, 4L))).isNotEqualTo(tag);
    }
}
