package org.karmayogi.pulse.metrics.rebuild;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.karmayogi.pulse.metrics.background.BackgroundTask;
import org.karmayogi.pulse.metrics.commit.Checkpoint;
import org.karmayogi.pulse.metrics.consume.EventLog;
import org.karmayogi.pulse.metrics.fold.FoldVersion;
import org.karmayogi.pulse.metrics.generation.Generation;
import org.karmayogi.pulse.metrics.generation.Generation.State;
import org.karmayogi.pulse.metrics.generation.GenerationTable;
import org.karmayogi.pulse.metrics.generation.Generations;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Brings rebuilds to their end, on every instance, so that it matters to none which of them goes away: starts one where the
 * fold's version is newer than that of the live figures, swaps when the new generation has caught up, gives up a copy whose
 * instance has gone, and drops what is out of use.
 */
final class RebuildSupervisor implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(RebuildSupervisor.class);

    private static final Duration PAUSE = Duration.ofMillis(500);

    /** A generation this close to the live one has caught up: readers wait for the rest before they follow. */
    private static final Duration CAUGHT_UP = Duration.ofSeconds(5);

    /** A copying instance says every few thousand learners that it is there. */
    private static final Duration ABANDONED = Duration.ofMinutes(1);

    private final Generations generations;
    private final Rebuilds rebuilds;
    private final LearnerCopies copies;
    private final EventLog log;
    private final RebuildProperties properties;
    private final Clock clock;
    private final BackgroundTask supervising = new BackgroundTask("rebuild", Duration.ZERO, PAUSE, this::supervise);

    RebuildSupervisor(
            Generations generations,
            Rebuilds rebuilds,
            LearnerCopies copies,
            EventLog log,
            RebuildProperties properties,
            Clock clock) {
        this.generations = generations;
        this.rebuilds = rebuilds;
        this.copies = copies;
        this.log = log;
        this.properties = properties;
        this.clock = clock;
    }

    void supervise() {
        GenerationTable table = generations.refresh();
        if (table.underWay().isEmpty() && FoldVersion.CURRENT > table.live().foldVersion()) {
            rebuildForNewFold(table.live());
            return;
        }
        table.underWay().ifPresent(generation -> {
            if (generation.state() == State.COPYING) {
                giveUpIfAbandoned(generation);
            } else {
                swapIfCaughtUp(table.live(), generation);
            }
        });
        for (Generation generation : table.generations()) {
            if (generation.state() == State.RETIRED || generation.state() == State.FAILED) {
                dropIfOld(generation);
            }
        }
    }

    private void rebuildForNewFold(Generation live) {
        LOG.info(
                "The figures were made by version {} of the fold, this is version {}: they are rebuilt",
                live.foldVersion(),
                FoldVersion.CURRENT);
        try {
            rebuilds.start(rebuilds.possibleSource());
        } catch (RebuildRefusedException e) {
            LOG.info("Another instance rebuilds them: {}", e.getMessage());
        }
    }

    private void giveUpIfAbandoned(Generation generation) {
        if (since(generation).compareTo(ABANDONED) > 0) {
            generations.change(
                    table -> table.failed(generation.number(), "the instance that copied learners has gone", now()));
        }
    }

    private void swapIfCaughtUp(Generation live, Generation building) {
        @Nullable Instant reached = completeThrough(building);
        if (reached == null || reached.isBefore(building.startedAt())) {
            return;
        }
        @Nullable Instant served = completeThrough(live);
        if (served == null || !reached.isBefore(served.minus(CAUGHT_UP))) {
            generations.change(table -> table.swapped(building.number(), now()));
            LOG.info("Generation {} is live", building.number());
        }
    }

    private @Nullable Instant completeThrough(Generation generation) {
        return Checkpoint.completeThrough(generations.store(generation.number()).checkpoints(), log.partitions());
    }

    private void dropIfOld(Generation generation) {
        if (since(generation).compareTo(properties.keepRetired()) > 0) {
            generations.drop(generation.number());
            generations.change(table -> table.dropped(generation.number(), now()));
            LOG.info("Generation {} is dropped", generation.number());
        }
    }

    private Duration since(Generation generation) {
        return Duration.between(generation.changedAt(), now());
    }

    private Instant now() {
        return Instant.ofEpochMilli(clock.millis());
    }

    @Override
    public void start() {
        supervising.start();
    }

    @Override
    public void stop() {
        supervising.stop();
        copies.stop();
    }

    @Override
    public boolean isRunning() {
        return supervising.isRunning();
    }
}
