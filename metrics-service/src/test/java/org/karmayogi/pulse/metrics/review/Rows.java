package org.karmayogi.pulse.metrics.review;

import org.karmayogi.pulse.metrics.query.Activity;
import org.karmayogi.pulse.metrics.query.Figures;
import org.karmayogi.pulse.metrics.query.MonthTable;

/** Rows of a month for tests: so many completions of half an hour each. */
final class Rows {

    private Rows() {}

    static MonthTable.Row row(String code, long completions) {
        return row(code, completions, 0);
    }

    static MonthTable.Row row(String code, long completions, long before) {
        Figures standing = new Figures(7, 5, 9, 2, 4, 120, 2.0, 3, 1, 6, 4, null, null);
        return new MonthTable.Row(code, "Name of " + code, null, activity(completions), activity(before), standing);
    }

    private static Activity activity(long completions) {
        return new Activity(1, 2, completions, 30 * completions, completions / 2.0);
    }
}
