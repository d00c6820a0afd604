package org.karmayogi.pulse.metrics.commit;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.karmayogi.pulse.metrics.fold.TotalKey;

/**
 * The totals that owners in this process have flushed last, so that a reader in the same process need not have the store read and
 * send what was written a moment ago. Nothing is visible by it: a reader takes a flush from here only when the store has
 * the checkpoint that this flush, of this epoch, was to reach. Thread-safe.
 *
 * <p>The last flush of each partition is kept, whose arrays its owner and the reader hold anyway, and a few before it if they are small.
 */
public final class FlushedTotals {

    private record Flushed(long epoch, long from, long to, Map<TotalKey, byte[]> totals) {}

    private final Map<Integer, Deque<Flushed>> byPartition = new HashMap<>();

    /**
     * Notes a flush, before its checkpoint is written, so that whoever finds that finds this.
     *
     * @param totals those it has changed, encoded as they are after it
     */
    synchronized void add(Checkpoint from, long to, Map<TotalKey, byte[]> totals) {
        Deque<Flushed> flushes = byPartition.computeIfAbsent(from.partition(), partition -> new ArrayDeque<>());
        Flushed last = flushes.peekLast();
        if (last != null && (last.epoch() != from.epoch() || last.to() != from.offset())) {
            flushes.clear();
        }
        flushes.addLast(new Flushed(from.epoch(), from.offset(), to, totals));
        int sum = flushes.stream().mapToInt(flush -> flush.totals().size()).sum();
        while (flushes.size() > 1 && (flushes.size() > Checkpoint.RECENT_FLUSHES || sum > Checkpoint.RECENT_IDS)) {
            sum -= flushes.removeFirst().totals().size();
        }
    }

    /**
     * What has changed in a partition.
     *
     * @param offset that of a checkpoint whose totals are known
     * @param reached a later checkpoint, as the store has it
     * @return totals that have changed between them, encoded as they are at the later one; empty where not all of it is known here
     */
    public synchronized Optional<Map<TotalKey, byte[]>> between(long offset, Checkpoint reached) {
        Map<TotalKey, byte[]> changed = new HashMap<>();
        long at = offset;
        for (Flushed flush : byPartition.getOrDefault(reached.partition(), new ArrayDeque<>(0))) {
            if (flush.epoch() == reached.epoch() && flush.from() == at && at < reached.offset()) {
                changed.putAll(flush.totals());
                at = flush.to();
            }
        }
        return at == reached.offset() && at > offset ? Optional.of(changed) : Optional.empty();
    }
}
