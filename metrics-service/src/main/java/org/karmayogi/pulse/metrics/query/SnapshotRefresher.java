package org.karmayogi.pulse.metrics.query;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.karmayogi.pulse.metrics.consume.EventLog;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Refreshes the snapshot all the time. While the store or the broker is away, the last one goes on being served. */
final class SnapshotRefresher implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(SnapshotRefresher.class);

    /** Half a flush interval: a figure waits this long at most after its checkpoint. */
    private static final long PAUSE_MILLIS = 100;

    private final SnapshotKeeper keeper;
    private final EventLog log;
    private @Nullable ScheduledExecutorService executor;
    private @Nullable ScheduledFuture<?> refreshing;
    private boolean failing;

    SnapshotRefresher(SnapshotKeeper keeper, EventLog log) {
        this.keeper = keeper;
        this.log = log;
    }

    @Override
    public synchronized void start() {
        ScheduledExecutorService started = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "pulse-snapshot");
            thread.setDaemon(true);
            return thread;
        });
        executor = started;
        refreshing = started.scheduleWithFixedDelay(this::refresh, 0, PAUSE_MILLIS, TimeUnit.MILLISECONDS);
    }

    private void refresh() {
        try {
            keeper.refresh(log.describe().partitions());
            failing = false;
        } catch (RuntimeException e) {
            if (!failing) {
                LOG.warn("The figures stand still until they can be read again: {}", e.toString());
            }
            failing = true;
        }
    }

    @Override
    public synchronized void stop() {
        if (refreshing != null) {
            refreshing.cancel(false);
        }
        if (executor != null) {
            executor.shutdownNow();
            executor = null;
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return executor != null;
    }
}
