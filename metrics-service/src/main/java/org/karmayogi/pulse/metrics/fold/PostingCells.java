package org.karmayogi.pulse.metrics.fold;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The cells in which those count who serve in one place, found once and not for every fact. Not thread-safe. */
final class PostingCells {

    private final Posting posting;
    private final Function<TotalKey, Cells> totals;
    private final String inUnit;
    private final String department;
    private final String district;
    private final String category;
    private final Map<String, Cells> months = new HashMap<>(4);

    /** Not touched before a difference is added. */
    private @Nullable Cells unit;

    PostingCells(Posting posting, Function<TotalKey, Cells> totals) {
        this.posting = posting;
        this.totals = totals;
        String code = posting.category().code();
        this.inUnit = posting.district() + '|' + code;
        this.department = "department|" + posting.department();
        this.district = "district|" + posting.district();
        this.category = "category|" + code;
    }

    /** Adds to the department's standing figures. */
    void addToUnit(int sign, long[] numbers) {
        if (unit == null) {
            unit = totals.apply(new TotalKey(TotalKind.UNIT, posting.department()));
        }
        unit.add(inUnit, sign, numbers);
    }

    /** Adds to the figures of a day and of its month. */
    void addToSeries(DayCells day, int sign, long[] numbers) {
        day.cells().add(department, sign, numbers);
        day.cells().add(district, sign, numbers);
        day.cells().add(category, sign, numbers);
        months.computeIfAbsent(
                        day.month(),
                        month -> totals.apply(new TotalKey(TotalKind.MONTH, posting.department() + '|' + month)))
                .add(posting.district(), sign, numbers);
    }
}
