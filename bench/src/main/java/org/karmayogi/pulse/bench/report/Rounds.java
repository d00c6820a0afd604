package org.karmayogi.pulse.bench.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Collects values round by round; figures come in the order in which they were first told. Not thread-safe. */
public final class Rounds {

    private record Series(String unit, Bound bound, List<Double> values) {}

    private final Map<String, Series> series = new LinkedHashMap<>();

    /** Adds a round's value of something that has nothing to hold. */
    public void add(String name, String unit, double value) {
        add(name, unit, value, new Bound.None());
    }

    /** Adds a round's value. */
    public void add(String name, String unit, double value, Bound bound) {
        series.computeIfAbsent(name, it -> new Series(unit, bound, new ArrayList<>()))
                .values()
                .add(value);
    }

    /** All of them so far. */
    public List<Figure> figures() {
        List<Figure> figures = new ArrayList<>();
        series.forEach((name, it) -> figures.add(new Figure(name, it.unit(), it.values(), it.bound())));
        return figures;
    }
}
