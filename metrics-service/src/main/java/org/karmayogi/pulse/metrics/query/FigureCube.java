package org.karmayogi.pulse.metrics.query;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.karmayogi.pulse.metrics.fold.Category;
import org.karmayogi.pulse.metrics.fold.TotalKind;

/**
 * The standing figures by department, district and category, with every sum over them prepared when a cell changes, so
 * that a question is one look-up. Not thread-safe; a frozen copy is never changed again.
 */
final class FigureCube {

    private static final int WIDTH = TotalKind.UNIT.width();

    private final CodeIndex departments;
    private final CodeIndex districts;
    private final CodeIndex categories;
    private final long[] figures;

    FigureCube(Collection<String> departments, Collection<String> districts) {
        this(
                new CodeIndex("department", departments),
                new CodeIndex("district", districts),
                new CodeIndex(
                        "category",
                        Stream.of(Category.values()).map(Category::code).toList()),
                new long[(departments.size() + 1) * (districts.size() + 1) * (Category.values().length + 1) * WIDTH]);
    }

    private FigureCube(CodeIndex departments, CodeIndex districts, CodeIndex categories, long[] figures) {
        this.departments = departments;
        this.districts = districts;
        this.categories = categories;
        this.figures = figures;
    }

    FigureCube copy() {
        return new FigureCube(departments, districts, categories, figures.clone());
    }

    /**
     * Adds {@code sign} times the numbers of a cell of the kind {@link TotalKind#UNIT} to it and to every sum it is in.
     *
     * @param cell {@code DISTRICT|category}
     */
    void add(String department, String cell, int sign, long[] numbers) {
        int bar = cell.indexOf('|');
        int d = departments.of(department);
        int t = districts.of(cell.substring(0, bar));
        int c = categories.of(cell.substring(bar + 1));
        for (int combination = 0; combination < 8; combination++) {
            int at = at(
                    (combination & 1) == 0 ? d : departments.all(),
                    (combination & 2) == 0 ? t : districts.all(),
                    (combination & 4) == 0 ? c : categories.all());
            for (int measure = 0; measure < WIDTH; measure++) {
                figures[at + measure] += sign * numbers[measure];
            }
        }
    }

    /** The numbers of a scope, in the order of the measures of {@link TotalKind#UNIT}. */
    long[] get(Scope scope) {
        int at =
                at(departments.of(scope.department()), districts.of(scope.district()), categories.of(scope.category()));
        return Arrays.copyOfRange(figures, at, at + WIDTH);
    }

    List<String> categoryCodes() {
        return categories.codes();
    }

    private int at(int department, int district, int category) {
        return ((department * districts.size() + district) * categories.size() + category) * WIDTH;
    }
}
