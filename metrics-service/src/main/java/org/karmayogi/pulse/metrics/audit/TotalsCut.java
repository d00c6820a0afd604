package org.karmayogi.pulse.metrics.audit;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.karmayogi.pulse.metrics.commit.Checkpoint;
import org.karmayogi.pulse.metrics.commit.MetricsStore;
import org.karmayogi.pulse.metrics.commit.TotalDocument;
import org.karmayogi.pulse.metrics.fold.Cells;
import org.karmayogi.pulse.metrics.fold.TotalKey;

/** The totals of one partition as they stand at one checkpoint. */
record TotalsCut(int partition, long offset, Map<TotalKey, Cells> totals) {

    /** Flushes come every 200 ms and a version lives for two of them; ten tries in a row overtaken is a store in trouble. */
    private static final int TRIES = 10;

    /**
     * Reads them.
     *
     * @throws IllegalStateException where flushes overtook every try
     */
    static TotalsCut read(MetricsStore store, int partition) {
        for (int i = 0; i < TRIES; i++) {
            Optional<TotalsCut> cut = tryRead(store, partition);
            if (cut.isPresent()) {
                return cut.get();
            }
        }
        throw new IllegalStateException(
                "flushes of partition " + partition + " overtook " + TRIES + " tries to read it");
    }

    private static Optional<TotalsCut> tryRead(MetricsStore store, int partition) {
        long offset = offset(store.checkpoints(), partition);
        Map<TotalKey, Cells> totals = new HashMap<>();
        for (TotalDocument document : store.totalsOf(partition)) {
            Optional<TotalDocument.Version> version = document.at(offset);
            if (version.isEmpty()) {
                return Optional.empty();
            }
            totals.put(
                    document.key(),
                    Cells.decode(document.key().kind().width(), version.get().cells()));
        }
        return Optional.of(new TotalsCut(partition, offset, totals));
    }

    private static long offset(List<Checkpoint> checkpoints, int partition) {
        return checkpoints.stream()
                .filter(checkpoint -> checkpoint.partition() == partition)
                .mapToLong(Checkpoint::offset)
                .findFirst()
                .orElse(Checkpoint.NOTHING);
    }
}
