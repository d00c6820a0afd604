package org.karmayogi.pulse.metrics.audit;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Runs recounts on a schedule and on demand, one at a time, and keeps the latest result. */
final class Auditor implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Auditor.class);

    private final Recount recount;
    private final Duration interval;
    private final AtomicReference<@Nullable Audit> latest = new AtomicReference<>();
    private final AtomicBoolean running = new AtomicBoolean();
    private @Nullable ScheduledExecutorService executor;
    private @Nullable ScheduledFuture<?> schedule;

    Auditor(Recount recount, Duration interval) {
        this.recount = recount;
        this.interval = interval;
    }

    /** The latest result; empty until the first recount has ended. */
    Optional<Audit> latest() {
        return Optional.ofNullable(latest.get());
    }

    /** Numbers that differed in the latest recount; NaN until there is one. */
    double differences() {
        Audit audit = latest.get();
        return audit == null ? Double.NaN : audit.differenceCount();
    }

    /** Whether a recount is under way. */
    boolean busy() {
        return running.get();
    }

    /** Starts a recount unless one is under way. */
    synchronized void request() {
        if (executor != null) {
            executor.execute(this::audit);
        }
    }

    private void audit() {
        if (!running.compareAndSet(false, true)) {
            return;
        }
        try {
            Audit audit = recount.run();
            latest.set(audit);
            if (audit.differenceCount() > 0) {
                LOG.error(
                        "The recount of {} learners found {} differences, such as {}",
                        audit.learners(),
                        audit.differenceCount(),
                        audit.differences().get(0));
            }
        } catch (RuntimeException e) {
            LOG.warn("The recount could not be run to its end: {}", e.toString());
        } finally {
            running.set(false);
        }
    }

    @Override
    public synchronized void start() {
        ScheduledExecutorService started = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "pulse-recount");
            thread.setDaemon(true);
            return thread;
        });
        executor = started;
        schedule = started.scheduleWithFixedDelay(
                this::audit, interval.toMillis(), interval.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public synchronized void stop() {
        if (schedule != null) {
            schedule.cancel(false);
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
