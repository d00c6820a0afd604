package org.karmayogi.pulse.metrics.query;

import java.util.Collection;
import java.util.stream.Stream;
import org.karmayogi.pulse.metrics.fold.Category;

/** The codes that figures are told apart by, as places. Immutable. */
record Dimensions(CodeIndex departments, CodeIndex districts, CodeIndex categories) {

    static Dimensions of(Collection<String> departments, Collection<String> districts) {
        return new Dimensions(
                new CodeIndex("department", departments),
                new CodeIndex("district", districts),
                new CodeIndex(
                        "category",
                        Stream.of(Category.values()).map(Category::code).toList()));
    }

    /** How many cells a day's total can have: the departments, then the districts, then the categories. */
    int dayPlaces() {
        return departments.all() + districts.all() + categories.all();
    }

    /** The place of a day's cell, such as {@code district|LUCKNOW}. */
    int dayPlace(String cell) {
        int bar = cell.indexOf('|');
        String code = cell.substring(bar + 1);
        return switch (cell.substring(0, bar)) {
            case "department" -> dayPlace(new Scope(code, null, null));
            case "district" -> dayPlace(new Scope(null, code, null));
            default -> dayPlace(new Scope(null, null, code));
        };
    }

    /** The place of a scope of exactly one code. */
    int dayPlace(Scope scope) {
        if (scope.department() != null) {
            return departments.of(scope.department());
        }
        if (scope.district() != null) {
            return departments.all() + districts.of(scope.district());
        }
        return departments.all() + districts.all() + categories.of(scope.category());
    }
}
