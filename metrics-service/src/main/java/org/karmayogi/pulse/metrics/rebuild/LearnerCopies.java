package org.karmayogi.pulse.metrics.rebuild;

import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.karmayogi.pulse.edge.failure.Wordless;
import org.karmayogi.pulse.metrics.consume.EventLog;
import org.karmayogi.pulse.metrics.generation.Generation;
import org.karmayogi.pulse.metrics.generation.Generation.State;
import org.karmayogi.pulse.metrics.generation.Generations;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs the copying of learners into a generation, on a thread of its own, and tells the others how far it is. */
final class LearnerCopies {

    private static final Logger LOG = LoggerFactory.getLogger(LearnerCopies.class);

    private final Generations generations;
    private final EventLog log;
    private final Clock clock;
    private final AtomicReference<@Nullable Thread> running = new AtomicReference<>();

    LearnerCopies(Generations generations, EventLog log, Clock clock) {
        this.generations = generations;
        this.log = log;
        this.clock = clock;
    }

    /** Starts copying into a generation that waits for it. */
    void start(int number) {
        Thread thread = new Thread(() -> run(number), "pulse-copy-" + number);
        thread.setDaemon(true);
        running.set(thread);
        thread.start();
    }

    /** Ends what is under way; the generation will be found abandoned. */
    void stop() {
        Thread thread = running.get();
        if (thread != null) {
            thread.interrupt();
        }
    }

    private void run(int number) {
        try {
            LearnerCopy copy = new LearnerCopy(generations.liveStore(), generations.store(number), log);
            copy.run(copied -> {
                Generation told = generations
                        .change(table -> table.copied(number, copied, now()))
                        .find(number)
                        .orElseThrow();
                return told.state() == State.COPYING && !Thread.currentThread().isInterrupted();
            });
            generations.change(table -> table.folding(number, now()));
        } catch (RuntimeException e) {
            LOG.error("Generation {} can not be copied", number, Wordless.of(e));
            generations.change(table -> table.failed(number, String.valueOf(e.getMessage()), now()));
        }
    }

    private Instant now() {
        return Instant.ofEpochMilli(clock.millis());
    }
}
