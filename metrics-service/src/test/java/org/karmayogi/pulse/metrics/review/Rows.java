package org.karmayogi.pulse.metrics.review;

import org.karmayogi.pulse.metrics.query.Activity;
import org.karmayogi.pulse.metrics.query.Figures;
import org.karmayogi.pulse.metrics.query.MonthTable;

/** Rows of a month for tests: so many completions of half an hour each. */
final class Rows {

    private Rows() {}

    static MonthTable.Row row(String code, long completions) {
        Figures standing = new Figures(7, 5, 9, 2, 4, 120, 2.0, 3, 1, 6, 4, null, null);
        Activity activity = new Activity(1, 2, completions, 30 * completions, completions / 2.0);
        return new MonthTable.Row(code, "Name of " + code, null, activity, standing);
    }
}
