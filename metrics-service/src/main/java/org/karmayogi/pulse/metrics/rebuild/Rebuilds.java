package org.karmayogi.pulse.metrics.rebuild;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.karmayogi.pulse.metrics.commit.Checkpoint;
import org.karmayogi.pulse.metrics.consume.EventLog;
import org.karmayogi.pulse.metrics.fold.FoldVersion;
import org.karmayogi.pulse.metrics.generation.Generation;
import org.karmayogi.pulse.metrics.generation.Generation.Source;
import org.karmayogi.pulse.metrics.generation.Generation.State;
import org.karmayogi.pulse.metrics.generation.Generations;

/** Starts rebuilds and says how far they are. Thread-safe. */
final class Rebuilds {

    private final Generations generations;
    private final EventLog log;
    private final LearnerCopies copies;
    private final Clock clock;

    Rebuilds(Generations generations, EventLog log, LearnerCopies copies, Clock clock) {
        this.generations = generations;
        this.log = log;
        this.copies = copies;
        this.clock = clock;
    }

    /**
     * How far a rebuild is.
     *
     * @param done records of the log that count in the generation
     * @param of records the log holds
     */
    record Progress(Generation generation, long done, long of) {}

    /**
     * Starts a rebuild with this instance's fold.
     *
     * @throws RebuildRefusedException where one is under way, or the log does not hold what it would be made from
     */
    Generation start(Source source) {
        if (source == Source.LOG) {
            LogGap.find(log, generations.liveStore().checkpoints()).ifPresent(gap -> {
                throw new RebuildRefusedException(gap + "; a rebuild from the log would lose what came before. Ask for"
                        + " {\"from\": \"learners\"}, which keeps every fact that learners hold");
            });
        }
        Instant now = now();
        Generation started = generations
                .change(table -> {
                    table.underWay().ifPresent(it -> {
                        throw new RebuildRefusedException(
                                "rebuild " + it.number() + " is under way since " + it.startedAt());
                    });
                    return table.started(source, FoldVersion.CURRENT, now);
                })
                .underWay()
                .orElseThrow();
        if (started.state() == State.COPYING) {
            copies.start(started.number());
        }
        return started;
    }

    /** What the log allows for: from the log where it holds everything, otherwise from the learners. */
    Source possibleSource() {
        return LogGap.find(log, generations.liveStore().checkpoints()).isEmpty() ? Source.LOG : Source.LEARNERS;
    }

    /** A rebuild by its number; empty where there was none, or so long ago that it is forgotten. */
    Optional<Progress> find(int number) {
        return generations.refresh().find(number).map(this::progress);
    }

    private Progress progress(Generation generation) {
        Map<Integer, Long> beginnings = log.beginnings();
        long of = 0;
        for (Map.Entry<Integer, Long> end : log.ends().entrySet()) {
            of += end.getValue() - beginnings.getOrDefault(end.getKey(), 0L);
        }
        long done = 0;
        if (generation.state() != State.DROPPED) {
            for (Checkpoint checkpoint : generations.store(generation.number()).checkpoints()) {
                long beginning = beginnings.getOrDefault(checkpoint.partition(), 0L);
                done += Math.max(0, checkpoint.offset() + 1 - beginning);
            }
        }
        return new Progress(generation, done, of);
    }

    private Instant now() {
        return Instant.ofEpochMilli(clock.millis());
    }
}
