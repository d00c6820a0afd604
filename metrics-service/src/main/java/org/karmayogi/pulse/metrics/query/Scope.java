package org.karmayogi.pulse.metrics.query;

import org.jspecify.annotations.Nullable;

/** What a figure is about; null stands for all. */
public record Scope(
        @Nullable String department,
        @Nullable String district,
        @Nullable String category) {

    /** The whole state. */
    public static final Scope STATE = new Scope(null, null, null);

    Scope withDepartment(String code) {
        return new Scope(code, district, category);
    }

    Scope withDistrict(String code) {
        return new Scope(department, code, category);
    }

    Scope withCategory(String code) {
        return new Scope(department, district, code);
    }
}
