package org.karmayogi.pulse.bench.fresh;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.karmayogi.pulse.bench.http.Latencies;

/**
 * What was acknowledged when, and what answers showed when; from it, how long events took into the answers. An answer includes an
 * event by its {@code asOf}; that this is true is checked with what each answer counts. One thread may tell what is acknowledged
 * while another tells what is seen; the rest is for after both.
 */
final class Sightings {

    /** @param total events with these and all before */
    private record Acknowledged(long millis, long total) {}

    private record Seen(long millis, long asOfMillis, long events) {}

    private final List<Acknowledged> acknowledged = new ArrayList<>();
    private final List<Seen> seen = new ArrayList<>();
    private long total;

    /** At that moment, none before the last, so many events were answered 2xx. */
    void acknowledged(Instant moment, int events) {
        total += events;
        acknowledged.add(new Acknowledged(moment.toEpochMilli(), total));
    }

    /** At that moment an answer came; of two on their way at once, the newer may come first. */
    void seen(Instant moment, Instant asOf, long events) {
        seen.add(new Seen(moment.toEpochMilli(), asOf.toEpochMilli(), events));
    }

    /** Whether the newest answer includes all that was acknowledged before that moment; for the thread that tells what is seen. */
    boolean through(Instant moment) {
        return !seen.isEmpty() && seen.get(seen.size() - 1).asOfMillis() > moment.toEpochMilli();
    }

    /** How many answers were seen. */
    int answers() {
        return seen.size();
    }

    /**
     * From each acknowledgement until the first answer that includes its events.
     *
     * @throws IllegalStateException where an answer does not have what its {@code asOf} promises, or none includes an event
     */
    Latencies untilSeen() {
        long[] nanos = new long[acknowledged.size()];
        int reached = 0;
        for (Seen answer : seen) {
            int promised = acknowledgedBefore(answer.asOfMillis());
            expectPromised(answer, promised);
            for (; reached < promised; reached++) {
                nanos[reached] = (answer.millis() - acknowledged.get(reached).millis()) * 1_000_000;
            }
        }
        if (reached < nanos.length) {
            throw new IllegalStateException((nanos.length - reached) + " of " + nanos.length
                    + " acknowledgements are in no answer; the first of them came at "
                    + Instant.ofEpochMilli(acknowledged.get(reached).millis()));
        }
        return new Latencies(nanos, elapsedNanos());
    }

    private int acknowledgedBefore(long millis) {
        int from = 0;
        int to = acknowledged.size();
        while (from < to) {
            int middle = (from + to) / 2;
            if (acknowledged.get(middle).millis() < millis) {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        return from;
    }

    private void expectPromised(Seen answer, int promised) {
        long events = promised == 0 ? 0 : acknowledged.get(promised - 1).total();
        if (answer.events() < events) {
            throw new IllegalStateException("An answer that is complete through "
                    + Instant.ofEpochMilli(answer.asOfMillis()) + " has " + answer.events() + " of the " + events
                    + " events that were acknowledged before");
        }
    }

    private long elapsedNanos() {
        long first = acknowledged.get(0).millis();
        long last = acknowledged.get(acknowledged.size() - 1).millis();
        return (last - first) * 1_000_000;
    }
}
