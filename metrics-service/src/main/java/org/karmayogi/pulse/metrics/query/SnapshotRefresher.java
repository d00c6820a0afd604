package org.karmayogi.pulse.metrics.query;

import java.time.Duration;
import org.karmayogi.pulse.metrics.background.BackgroundTask;
import org.karmayogi.pulse.metrics.consume.EventLog;
import org.karmayogi.pulse.metrics.generation.Generation;
import org.karmayogi.pulse.metrics.generation.GenerationTable;
import org.karmayogi.pulse.metrics.generation.Generations;
import org.springframework.context.SmartLifecycle;

/** Refreshes the snapshot all the time. While the store or the broker is away, the last one goes on being served. */
final class SnapshotRefresher implements SmartLifecycle {

    /** Half a flush interval: a figure waits this long at most after its checkpoint. */
    private static final Duration PAUSE = Duration.ofMillis(100);

    private final BackgroundTask refreshing;

    SnapshotRefresher(LiveSnapshot snapshot, Generations generations, EventLog log) {
        refreshing = new BackgroundTask("snapshot", Duration.ZERO, PAUSE, () -> {
            GenerationTable table = generations.table();
            snapshot.refresh(
                    table.live().number(),
                    table.before().map(Generation::number).orElse(null),
                    log.partitions());
        });
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
