package org.karmayogi.pulse.metrics.fold;

import java.util.function.Function;

/**
 * The total of one government day, with the names of its day and month at hand: to make them anew for every fact is a good part of
 * all folding.
 *
 * @param month the month the day is in, {@code 2026-11}
 */
record DayCells(String month, Cells cells) {

    static DayCells of(int epochDay, Function<TotalKey, Cells> totals) {
        String day = GovernmentDay.day(epochDay);
        // One text for all days of a month, so that maps find it without comparing letters.
        return new DayCells(GovernmentDay.month(day).intern(), totals.apply(new TotalKey(TotalKind.DAY, day)));
    }
}
