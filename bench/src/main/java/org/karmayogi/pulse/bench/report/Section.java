package org.karmayogi.pulse.bench.report;

import java.util.List;

/**
 * All figures of one measurement.
 *
 * @param name such as {@code S5}
 * @param title what it measures
 */
public record Section(String name, String title, List<Figure> figures) {

    public Section {
        figures = List.copyOf(figures);
    }

    /** Whether every figure holds what it has to. */
    public boolean holds() {
        return figures.stream().allMatch(Figure::holds);
    }
}
