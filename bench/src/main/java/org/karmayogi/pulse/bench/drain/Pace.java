package org.karmayogi.pulse.bench.drain;

import java.util.ArrayList;
import java.util.List;

/** When how much was durable. Not thread-safe. */
final class Pace {

    private record Note(long nanos, long durable) {}

    private final List<Note> notes = new ArrayList<>();

    /** Notes how much is durable at a moment; neither may be less than the last. */
    void note(long nanos, long durable) {
        if (notes.isEmpty() || last().durable != durable) {
            notes.add(new Note(nanos, durable));
        }
    }

    private Note last() {
        return notes.get(notes.size() - 1);
    }

    /**
     * How fast each part of what became durable was, all parts of the same size.
     *
     * @return by part, in order, so many a second
     */
    List<Double> parts(int count) {
        long first = notes.get(0).durable;
        double size = (last().durable - first) / (double) count;
        List<Double> speeds = new ArrayList<>();
        double before = nanosAt((double) first);
        for (int part = 1; part <= count; part++) {
            double after = nanosAt(first + part * size);
            speeds.add(size / (after - before) * 1e9);
            before = after;
        }
        return speeds;
    }

    /** When that much was durable: between two notes, as if it had come evenly. */
    private double nanosAt(double durable) {
        for (int i = 1; i < notes.size(); i++) {
            Note from = notes.get(i - 1);
            Note to = notes.get(i);
            if (to.durable >= durable) {
                return from.nanos + (to.nanos - from.nanos) * (durable - from.durable) / (to.durable - from.durable);
            }
        }
        return (double) last().nanos;
    }

    /** How steady: the slowest fifth's speed ÷ that of the fifth in the middle. 1 is even; a side that gets stuck is near 0. */
    double steadiness() {
        List<Double> fifths = parts(5).stream().sorted().toList();
        return fifths.get(0) / fifths.get(2);
    }
}
