package org.karmayogi.pulse.metrics.query;

import java.time.Duration;
import org.karmayogi.pulse.metrics.background.BackgroundTask;
import org.karmayogi.pulse.metrics.consume.EventLog;
import org.karmayogi.pulse.metrics.consume.ReachedMarks;
import org.karmayogi.pulse.metrics.generation.Generation;
import org.karmayogi.pulse.metrics.generation.GenerationTable;
import org.karmayogi.pulse.metrics.generation.Generations;
import org.springframework.context.SmartLifecycle;

/**
 * Refreshes the snapshot all the time: at once where this instance's partitions have reached a mark, and after a pause for what other
 * instances have flushed. While the store or the broker is away, the last one goes on being served.
 */
final class SnapshotRefresher implements SmartLifecycle {

    /**
     * Longer than marks are apart as a rule, so that a snapshot is made once a mark and not once more between two, with half of the partitions
     * flushed: whatever was asked and answered from the last has to be encoded anew.
     */
    private static final Duration PAUSE = Duration.ofMillis(200);

    private static final Duration TICK = Duration.ofMillis(10);

    private final LiveSnapshot snapshot;
    private final Generations generations;
    private final EventLog log;
    private final ReachedMarks reachedMarks;
    private final BackgroundTask refreshing = new BackgroundTask("snapshot", Duration.ZERO, TICK, this::tick);
    private long marks;
    private long lastNanos = System.nanoTime() - PAUSE.toNanos();

    SnapshotRefresher(LiveSnapshot snapshot, Generations generations, EventLog log, ReachedMarks reachedMarks) {
        this.snapshot = snapshot;
        this.generations = generations;
        this.log = log;
        this.reachedMarks = reachedMarks;
    }

    private void tick() {
        long reached = reachedMarks.count();
        if (reached == marks && System.nanoTime() - lastNanos < PAUSE.toNanos()) {
            return;
        }
        marks = reached;
        try {
            GenerationTable table = generations.table();
            snapshot.refresh(
                    table.live().number(),
                    table.before().map(Generation::number).orElse(null),
                    log.partitions());
        } finally {
            lastNanos = System.nanoTime();
        }
    }

    @Override
    public void start() {
        refreshing.start();
    }

    @Override
    public void stop() {
        refreshing.stop();
    }

    @Override
    public boolean isRunning() {
        return refreshing.isRunning();
    }
}
