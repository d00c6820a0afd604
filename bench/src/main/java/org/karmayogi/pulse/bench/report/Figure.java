package org.karmayogi.pulse.bench.report;

import java.util.Arrays;
import java.util.List;

/**
 * One thing measured, once a round.
 *
 * @param name what it is
 * @param unit of its values
 * @param rounds a value a round; at least one
 * @param bound what its median has to hold
 */
public record Figure(String name, String unit, List<Double> rounds, Bound bound) {

    public Figure {
        rounds = List.copyOf(rounds);
        if (rounds.isEmpty()) {
            throw new IllegalArgumentException(name + " was not measured");
        }
    }

    /** Without anything to hold. */
    public Figure(String name, String unit, List<Double> rounds) {
        this(name, unit, rounds, new Bound.None());
    }

    /** The value in the middle; of an even number of rounds the mean of the two there. */
    public double median() {
        double[] sorted = sorted();
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    public double min() {
        return sorted()[0];
    }

    public double max() {
        return sorted()[rounds.size() - 1];
    }

    public boolean holds() {
        return bound.holds(median());
    }

    private double[] sorted() {
        double[] values = rounds.stream().mapToDouble(Double::doubleValue).toArray();
        Arrays.sort(values);
        return values;
    }
}
