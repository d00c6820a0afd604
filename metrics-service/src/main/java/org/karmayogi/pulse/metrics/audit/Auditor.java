package org.karmayogi.pulse.metrics.audit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.karmayogi.pulse.metrics.background.BackgroundTask;
import org.karmayogi.pulse.metrics.generation.Generations;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Runs recounts of the live generation, one at a time, and keeps the latest result: on a schedule, on demand, and whenever
 * another generation has become live.
 */
final class Auditor implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Auditor.class);

    /** How late a demand is heard. */
    private static final Duration PAUSE = Duration.ofMillis(200);

    private final Generations generations;
    private final Clock clock;
    private final AuditProperties properties;
    private final ConflictLog conflictLog;
    private final AtomicReference<@Nullable Audit> latest = new AtomicReference<>();
    private final BackgroundTask auditing = new BackgroundTask("recount", PAUSE, PAUSE, this::auditIfDue);
    private volatile boolean wanted;
    private volatile boolean running;
    private Instant due;
    private int audited;

    Auditor(Generations generations, Clock clock, AuditProperties properties, ConflictLog conflictLog) {
        this.generations = generations;
        this.clock = clock;
        this.properties = properties;
        this.conflictLog = conflictLog;
        this.due = clock.instant().plus(properties.interval());
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

    /** Identities of two learners in the latest recount; NaN until there is one. */
    double conflicts() {
        Audit audit = latest.get();
        return audit == null ? Double.NaN : audit.conflictCount();
    }

    /** Seconds since the latest recount ended; NaN until there is one. */
    double age() {
        Audit audit = latest.get();
        return audit == null
                ? Double.NaN
                : Duration.between(audit.endedAt(), clock.instant()).toMillis() / 1000.0;
    }

    /** Whether a recount is under way or about to begin. */
    boolean busy() {
        return wanted || running;
    }

    /** Asks for a recount that begins now or later; one that is under way has read some learners already. */
    void request() {
        wanted = true;
    }

    private void auditIfDue() {
        int live = generations.live();
        boolean swapped = latest.get() != null && live != audited;
        if (!wanted && !swapped && clock.instant().isBefore(due)) {
            return;
        }
        running = true;
        wanted = false;
        try {
            Recount recount = new Recount(generations.store(live), clock, properties.folder());
            Audit audit = recount.run();
            if (live != generations.live()) {
                return; // what was recounted may have been dropped meanwhile; the next run takes the new one
            }
            audited = live;
            latest.set(audit);
            if (audit.differenceCount() > 0) {
                // Which ones is in the audit's answer: the key of one may be a learner.
                LOG.error(
                        "The recount of {} learners found {} differences, the first of kind '{}' in partition {}",
                        audit.learners(),
                        audit.differenceCount(),
                        audit.differences().get(0).kind(),
                        audit.differences().get(0).partition());
            }
            conflictLog.list(recount.conflicts());
        } finally {
            due = clock.instant().plus(properties.interval());
            running = false;
        }
    }

    @Override
    public void start() {
        auditing.start();
    }

    @Override
    public void stop() {
        auditing.stop();
    }

    @Override
    public boolean isRunning() {
        return auditing.isRunning();
    }
}
