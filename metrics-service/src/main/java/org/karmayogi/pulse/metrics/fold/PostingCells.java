package org.karmayogi.pulse.metrics.fold;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The cells in which those count who serve in one place, found once and not for every fact: totals of a kind share their keys, so a
 * cell has the same number in all of them. Not thread-safe.
 */
final class PostingCells {

    private final Posting posting;
    private final Function<TotalKey, Cells> totals;
    private final Map<String, Cells> months = new HashMap<>(4);

    // Nothing is touched, and no key gets a number, before a difference is added.
    private @Nullable Cells unit;
    private int inUnit;
    private int @Nullable [] inDays;
    private int inMonths;
    private int inCourses = -1;

    PostingCells(Posting posting, Function<TotalKey, Cells> totals) {
        this.posting = posting;
        this.totals = totals;
    }

    /** Adds to the department's standing figures. */
    void addToUnit(int sign, long[] numbers) {
        if (unit == null) {
            unit = totals.apply(new TotalKey(TotalKind.UNIT, posting.department()));
            inUnit = unit.number(posting.district() + '|' + posting.category().code());
        }
        unit.add(inUnit, sign, numbers);
    }

    /** Replaces what a state adds to a course's standing figures by what another does. */
    void replaceInCourse(String course, CourseState before, CourseState after) {
        Cells cells = totals.apply(new TotalKey(TotalKind.COURSE, course));
        if (inCourses < 0) {
            inCourses = cells.number(posting.department());
        }
        cells.add(inCourses, -1, before.numbers());
        cells.add(inCourses, 1, after.numbers());
    }

    /** Adds to the figures of a day and of its month. */
    void addToSeries(DayCells day, int sign, long[] numbers) {
        if (inDays == null) {
            inDays = new int[] {
                day.cells().number("department|" + posting.department()),
                day.cells().number("district|" + posting.district()),
                day.cells().number("category|" + posting.category().code())
            };
        }
        for (int cell : inDays) {
            day.cells().add(cell, sign, numbers);
        }
        month(day.month()).add(inMonths, sign, numbers);
    }

    private Cells month(String month) {
        return months.computeIfAbsent(month, it -> {
            Cells cells = totals.apply(new TotalKey(TotalKind.MONTH, posting.department() + '|' + it));
            inMonths = cells.number(posting.district());
            return cells;
        });
    }
}
