package org.karmayogi.pulse.bench.jmh;

import java.util.List;
import java.util.Objects;
import org.karmayogi.pulse.metrics.commit.Checkpoint;
import org.karmayogi.pulse.metrics.commit.InMemoryStore;
import org.karmayogi.pulse.metrics.commit.TotalDocument;

/**
 * A store in which the last flush of a partition can be taken back and made again, for ever. To who reads, each time is one more
 * flush that changes the same totals.
 */
final class RepeatedFlush extends InMemoryStore {

    /** Gives the totals that the partition's last flush changed the numbers they had before it. */
    void swing(int partition) {
        Checkpoint now = Objects.requireNonNull(checkpoints.get(partition));
        long to = now.offset() + 1;
        List<String> changed = now.recent().get(now.recent().size() - 1).totals();
        for (String id : changed) {
            TotalDocument total = Objects.requireNonNull(totals.get(id));
            TotalDocument.Version before =
                    new TotalDocument.Version(to, total.previous().cells());
            totals.put(id, new TotalDocument(partition, total.key(), total.epoch(), before, total.current()));
        }
        Checkpoint.Change change = new Checkpoint.Change(now.offset(), to, changed);
        checkpoints.put(
                partition,
                new Checkpoint(partition, now.topicId(), now.epoch(), to, now.completeThrough(), List.of(change)));
    }
}
