package org.karmayogi.pulse.metrics.query;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.karmayogi.pulse.metrics.fold.TotalKind;

/**
 * The standing figures by department, district and category, with every sum over them prepared when a cell changes, so
 * that a question is one look-up. Each department has an array of its own, which is copied when it changes after a freeze: one array
 * for all would be two megabytes a refresh, too large for a collector to move. Not thread-safe; a frozen copy is never changed again.
 */
final class FigureCube {

    private static final int WIDTH = TotalKind.UNIT.width();

    private final Dimensions dimensions;
    private final long[][] byDepartment;

    /** Departments whose array no frozen cube shares. */
    private final boolean[] own;

    FigureCube(Dimensions dimensions) {
        this(
                dimensions,
                new long[dimensions.departments().size()]
                        [dimensions.districts().size() * dimensions.categories().size() * WIDTH]);
        Arrays.fill(own, true);
    }

    private FigureCube(Dimensions dimensions, long[][] byDepartment) {
        this.dimensions = dimensions;
        this.byDepartment = byDepartment;
        this.own = new boolean[byDepartment.length];
    }

    /** The figures as they are now, which do not change any more. */
    FigureCube freeze() {
        Arrays.fill(own, false);
        return new FigureCube(dimensions, byDepartment.clone());
    }

    /**
     * Adds a difference to a cell of the kind {@link TotalKind#UNIT} and to every sum it is in.
     *
     * @param cell {@code DISTRICT|category}
     */
    void add(String department, String cell, long[] difference) {
        int bar = cell.indexOf('|');
        int d = dimensions.departments().of(department);
        int t = dimensions.districts().of(cell.substring(0, bar));
        int c = dimensions.categories().of(cell.substring(bar + 1));
        for (int combination = 0; combination < 8; combination++) {
            long[] figures = toChange(
                    (combination & 1) == 0 ? d : dimensions.departments().all());
            int at = at(
                    (combination & 2) == 0 ? t : dimensions.districts().all(),
                    (combination & 4) == 0 ? c : dimensions.categories().all());
            for (int measure = 0; measure < WIDTH; measure++) {
                figures[at + measure] += difference[measure];
            }
        }
    }

    private long[] toChange(int department) {
        if (!own[department]) {
            byDepartment[department] = byDepartment[department].clone();
            own[department] = true;
        }
        return byDepartment[department];
    }

    /** The numbers of a department, or of all, in a category, or in all: by district, in place and without a copy. */
    Row row(Scope scope) {
        return new Row(
                byDepartment[dimensions.departments().of(scope.department())],
                dimensions.categories().of(scope.category()));
    }

    /** See {@link #row}. */
    final class Row {

        private final long[] numbers;
        private final int category;

        private Row(long[] numbers, int category) {
            this.numbers = numbers;
            this.category = category;
        }

        /**
         * The figures in a district, or in all where it is null.
         *
         * @param strength see {@link Figures#strength}
         */
        Figures figures(@Nullable String district, @Nullable Integer strength) {
            return Figures.of(numbers, at(dimensions.districts().of(district), category), strength);
        }
    }

    private int at(int district, int category) {
        return (district * dimensions.categories().size() + category) * WIDTH;
    }
}
