package org.karmayogi.pulse.bench.drain;

import java.time.Duration;
import java.util.Map;
import org.karmayogi.pulse.bench.Settings;
import org.karmayogi.pulse.bench.system.Backlog;
import org.karmayogi.pulse.bench.system.BenchSystem;
import org.karmayogi.pulse.bench.system.EventSource;
import org.karmayogi.pulse.bench.system.Sizing;
import org.karmayogi.pulse.e2e.system.Pause;

/**
 * One side and one backlog. The side first drains smaller ones, one after the other, that warm it up; then the backlog is written while
 * it idles, and appears at once. The clock runs from then until all of it is durable.
 *
 * @param people in all
 * @param warmUp events before the clock runs; a multiple of 8
 * @param events while it runs
 * @param settings of the measurement it is part of
 */
record Drain(long people, long warmUp, long events, Settings settings) {

    private static final Duration PATIENCE = Duration.ofMinutes(6);
    private static final int LOOK_MILLIS = 10;

    /** Parts of the warm-up. What ends a backlog, a flush of nearly all learners, the compilers must have met more than once. */
    private static final int WARM_UPS = 8;

    /**
     * How it went.
     *
     * @param perSecond events
     * @param pace when how many of them were durable
     * @param totals what was made of them
     * @param secondsToRead what it took to have these totals
     */
    record Outcome(double perSecond, Pace pace, Totals totals, double secondsToRead) {}

    /** Has a side drain in a system of its own. */
    Outcome run(Side side) throws Exception {
        try (BenchSystem system = new BenchSystem(settings, Sizing.DRAIN)) {
            return run(side, system, system.broker());
        }
    }

    /** The same in a system of that size, by metrics-service, which must have met every event. */
    Outcome run(Side.Pulse side, Sizing sizing) throws Exception {
        try (BenchSystem system = new BenchSystem(settings, sizing)) {
            Outcome outcome = run(side, system, system.broker());
            long met = outcome.totals().events();
            if (met != warmUp + events) {
                throw new IllegalStateException(
                        "it has met " + met + " events, not " + (warmUp + events) + "; logs are in " + system.folder());
            }
            return outcome;
        }
    }

    private Outcome run(Side side, BenchSystem system, int broker) throws Exception {
        try (Backlog backlog = new Backlog(broker, source());
                Place place = Place.at(system, broker)) {
            backlog.write(warmUp / WARM_UPS);
            Map<Integer, Long> first = backlog.publish();
            Progress progress = side.start(place);
            await(system, progress, first);
            for (int part = 1; part < WARM_UPS; part++) {
                backlog.write(warmUp / WARM_UPS);
                await(system, progress, backlog.publish());
            }
            backlog.write(events);
            long start = System.nanoTime();
            Pace pace = await(system, progress, backlog.publish());
            double seconds = secondsSince(start);
            long asked = System.nanoTime();
            Totals totals = side.totals(place);
            return new Outcome(events / seconds, pace, totals, secondsSince(asked));
        }
    }

    private static double secondsSince(long nanos) {
        return (System.nanoTime() - nanos) / 1e9;
    }

    /** The events, in the order of the log. */
    EventSource source() {
        return new EventSource(people, warmUp + events, settings.seed());
    }

    /** Waits until all that is durable; says how it got there. */
    static Pace await(BenchSystem system, Progress progress, Map<Integer, Long> last) {
        Pace pace = new Pace();
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            Map<Integer, Long> next = progress.next();
            pace.note(
                    System.nanoTime(),
                    next.values().stream().mapToLong(Long::longValue).sum());
            if (Progress.isBehind(next, last)) {
                return pace;
            }
            system.check();
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("after " + PATIENCE.toMinutes() + " minutes it is at " + next
                        + ", not behind " + last + "; logs are in " + system.folder());
            }
            Pause.millis(LOOK_MILLIS);
        }
    }
}
