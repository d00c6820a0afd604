package org.karmayogi.pulse.metrics.query;

import java.util.Arrays;
import org.karmayogi.pulse.metrics.fold.TotalKind;

/**
 * The standing figures by department, district and category, with every sum over them prepared when a cell changes, so
 * that a question is one look-up. Not thread-safe; a frozen copy is never changed again.
 */
final class FigureCube {

    private static final int WIDTH = TotalKind.UNIT.width();

    private final Dimensions dimensions;
    private final long[] figures;

    FigureCube(Dimensions dimensions) {
        this(
                dimensions,
                new long
                        [dimensions.departments().size()
                                * dimensions.districts().size()
                                * dimensions.categories().size()
                                * WIDTH]);
    }

    private FigureCube(Dimensions dimensions, long[] figures) {
        this.dimensions = dimensions;
        this.figures = figures;
    }

    FigureCube copy() {
        return new FigureCube(dimensions, figures.clone());
    }

    /**
     * Adds {@code sign} times the numbers of a cell of the kind {@link TotalKind#UNIT} to it and to every sum it is in.
     *
     * @param cell {@code DISTRICT|category}
     */
    void add(String department, String cell, int sign, long[] numbers) {
        int bar = cell.indexOf('|');
        int d = dimensions.departments().of(department);
        int t = dimensions.districts().of(cell.substring(0, bar));
        int c = dimensions.categories().of(cell.substring(bar + 1));
        for (int combination = 0; combination < 8; combination++) {
            int at = at(
                    (combination & 1) == 0 ? d : dimensions.departments().all(),
                    (combination & 2) == 0 ? t : dimensions.districts().all(),
                    (combination & 4) == 0 ? c : dimensions.categories().all());
            for (int measure = 0; measure < WIDTH; measure++) {
                figures[at + measure] += sign * numbers[measure];
            }
        }
    }

    /** The numbers of a scope, in the order of the measures of {@link TotalKind#UNIT}. */
    long[] get(Scope scope) {
        int at = at(
                dimensions.departments().of(scope.department()),
                dimensions.districts().of(scope.district()),
                dimensions.categories().of(scope.category()));
        return Arrays.copyOfRange(figures, at, at + WIDTH);
    }

    private int at(int department, int district, int category) {
        return ((department * dimensions.districts().size() + district)
                                * dimensions.categories().size()
                        + category)
                * WIDTH;
    }
}
