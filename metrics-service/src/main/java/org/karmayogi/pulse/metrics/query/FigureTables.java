package org.karmayogi.pulse.metrics.query;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.karmayogi.pulse.metrics.fold.Cells;
import org.karmayogi.pulse.metrics.fold.EncodedCells;
import org.karmayogi.pulse.metrics.fold.SourceTraffic;
import org.karmayogi.pulse.metrics.fold.TotalKey;
import org.karmayogi.pulse.metrics.fold.TotalKind;

/** All totals, summed over the partitions, in the forms that questions are asked of. Not thread-safe. */
final class FigureTables {

    private final FigureCube cube;
    private final long[] unregistered = new long[TotalKind.UNREGISTERED.width()];
    private final SumTable days;
    private final SumTable months;
    private final SumTable courses;
    private final SumTable inVain = new SumTable(TotalKind.IN_VAIN, 1, cell -> 0);
    /** What sources have sent, by partition: moments do not add up. */
    private final Map<Integer, Cells> sources = new HashMap<>();

    /**
     * What does not change any more.
     *
     * @param days by date: numbers by {@link Dimensions#dayPlace}
     * @param months by {@code department|month}: numbers by district
     * @param courses by course: numbers by department
     * @param inVain by source: how many facts took nothing back
     * @param sources by source
     */
    record Frozen(
            FigureCube cube,
            Unregistered unregistered,
            Map<String, long[]> days,
            Map<String, long[]> months,
            Map<String, long[]> courses,
            Map<String, long[]> inVain,
            Cells sources) {}

    FigureTables(Dimensions dimensions) {
        cube = new FigureCube(dimensions);
        days = new SumTable(TotalKind.DAY, dimensions.dayPlaces(), dimensions::dayPlace);
        months = new SumTable(TotalKind.MONTH, dimensions.districts().all(), dimensions.districts()::of);
        courses = new SumTable(TotalKind.COURSE, dimensions.departments().all(), dimensions.departments()::of);
    }

    /** Replaces what a partition adds to a total; both in the form of {@link Cells#encode}. */
    void replace(int partition, TotalKey key, byte[] before, byte[] after) {
        if (key.kind() == TotalKind.SOURCE) {
            sources.put(partition, Cells.decode(TotalKind.SOURCE.width(), after));
            return;
        }
        EncodedCells.forEachDifference(
                key.kind().width(), before, after, (cell, difference) -> add(key, cell, difference));
    }

    private void add(TotalKey key, String cell, long[] difference) {
        switch (key.kind()) {
            case UNIT -> cube.add(key.key(), cell, difference);
            case UNREGISTERED -> Arrays.setAll(unregistered, i -> unregistered[i] + difference[i]);
            case DAY -> days.add(key.key(), cell, difference);
            case MONTH -> months.add(key.key(), cell, difference);
            case COURSE -> courses.add(key.key(), cell, difference);
            case IN_VAIN -> inVain.add(key.key(), cell, difference);
            case SOURCE -> throw new IllegalArgumentException("moments do not add up");
        }
    }

    Frozen freeze() {
        Cells traffic = new Cells(TotalKind.SOURCE.width());
        sources.values().forEach(ofPartition -> SourceTraffic.merge(traffic, ofPartition));
        return new Frozen(
                cube.freeze(),
                Unregistered.of(unregistered),
                days.freeze(),
                months.freeze(),
                courses.freeze(),
                inVain.freeze(),
                traffic);
    }
}
