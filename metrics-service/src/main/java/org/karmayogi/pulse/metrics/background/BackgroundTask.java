package org.karmayogi.pulse.metrics.background;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.karmayogi.pulse.edge.failure.Wordless;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A task on a daemon thread of its own, run again and again with a pause between the end of one run and the start of the
 * next. A run that fails is logged, once until one succeeds, and does not end the others. May be started again after a stop.
 */
public final class BackgroundTask {

    private static final Logger LOG = LoggerFactory.getLogger(BackgroundTask.class);
    private static final long PATIENCE_SECONDS = 5;

    private final String name;
    private final Duration first;
    private final Duration pause;
    private final Runnable task;
    private @Nullable ScheduledExecutorService executor;
    private @Nullable ScheduledFuture<?> schedule;
    private boolean failing;

    /**
     * A task, not started.
     *
     * @param name of its thread, behind {@code pulse-}
     * @param first how long after the start it runs first
     */
    public BackgroundTask(String name, Duration first, Duration pause, Runnable task) {
        this.name = name;
        this.first = first;
        this.pause = pause;
        this.task = task;
    }

    /** Starts it unless it runs. */
    public synchronized void start() {
        if (executor == null) {
            ScheduledExecutorService started = Executors.newSingleThreadScheduledExecutor(runnable -> {
                Thread thread = new Thread(runnable, "pulse-" + name);
                thread.setDaemon(true);
                return thread;
            });
            schedule = started.scheduleWithFixedDelay(
                    this::run, first.toMillis(), pause.toMillis(), TimeUnit.MILLISECONDS);
            executor = started;
        }
    }

    private void run() {
        try {
            task.run();
            failing = false;
        } catch (RuntimeException e) {
            if (!failing && isRunning()) {
                LOG.warn("{} stands still until it succeeds again: {}", name, Wordless.types(e));
            }
            failing = true;
        }
    }

    /** Interrupts what runs and waits a few seconds for its end. */
    public void stop() {
        ScheduledExecutorService ending;
        synchronized (this) {
            ending = executor;
            executor = null;
            if (schedule != null) {
                schedule.cancel(true);
            }
        }
        if (ending == null) {
            return;
        }
        ending.shutdownNow();
        try {
            if (!ending.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                LOG.warn("{} did not end within {} s", name, PATIENCE_SECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whether it was started and not stopped. */
    public synchronized boolean isRunning() {
        return executor != null;
    }
}
