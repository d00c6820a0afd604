package org.karmayogi.pulse.metrics.query;

import java.time.Instant;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import org.karmayogi.pulse.metrics.fold.SourceTraffic;
import org.karmayogi.pulse.metrics.fold.TotalKind;

/**
 * One consistent cut of all figures. Immutable, but for the answers it remembers having given.
 *
 * @see SnapshotKeeper
 */
public final class Snapshot {

    private final int generation;
    private final Map<Integer, Instant> completeThrough;
    private final Instant asOf;
    private final Map<Integer, Long> offsets;
    private final Dimensions dimensions;
    private final FigureTables.Frozen tables;
    private final String tag;
    private final EncodedAnswers answers = new EncodedAnswers();

    Snapshot(
            int generation,
            Map<Integer, Instant> completeThrough,
            Map<Integer, Long> offsets,
            Dimensions dimensions,
            FigureTables.Frozen tables) {
        this.generation = generation;
        this.completeThrough = Map.copyOf(completeThrough);
        this.asOf = Collections.min(completeThrough.values());
        this.offsets = Map.copyOf(offsets);
        this.dimensions = dimensions;
        this.tables = tables;
        this.tag = SnapshotTag.of(generation, offsets);
    }

    /** The generation the figures are from. */
    public int generation() {
        return generation;
    }

    /** Every event acknowledged before this moment is in the figures. */
    public Instant asOf() {
        return asOf;
    }

    /** What each partition is complete through. */
    Map<Integer, Instant> completeThrough() {
        return completeThrough;
    }

    /** The last offset that counts, by partition. */
    public Map<Integer, Long> offsets() {
        return offsets;
    }

    /** A tag that is the same, on every instance, exactly while the figures are. */
    public String tag() {
        return tag;
    }

    /** What was answered from it before. */
    EncodedAnswers answers() {
        return answers;
    }

    /** The figures by district of a scope's department and category. */
    FigureCube.Row row(Scope scope) {
        return tables.cube().row(scope);
    }

    /** What people did who are not onboarded. */
    Unregistered unregistered() {
        return tables.unregistered();
    }

    /**
     * Adds a day's numbers, in the order of the measures of {@link TotalKind#DAY}.
     *
     * @param date such as {@code 2026-11-22}
     * @param scope at most one code; the state where there is none
     */
    void addDay(String date, Scope scope, long[] sum) {
        long[] numbers = tables.days().get(date);
        if (numbers == null) {
            return;
        }
        if (!scope.equals(Scope.STATE)) {
            add(numbers, dimensions.dayPlace(scope), sum);
            return;
        }
        for (int department = 0; department < dimensions.departments().all(); department++) {
            add(numbers, department, sum);
        }
    }

    /** Adds the numbers of a department in a district in a month, in the order of the measures of {@link TotalKind#MONTH}. */
    void addMonth(YearMonth month, String department, String district, long[] sum) {
        long[] numbers = tables.months().get(department + '|' + month);
        if (numbers != null) {
            add(numbers, dimensions.districts().of(district), sum);
        }
    }

    /** The courses that anyone who counts has ever taken. */
    Set<String> courses() {
        return tables.courses().keySet();
    }

    /**
     * The numbers of a course, in the order of the measures of {@link TotalKind#COURSE}.
     *
     * @param scope a department, or the state
     */
    long[] course(String course, Scope scope) {
        long[] sum = new long[TotalKind.COURSE.width()];
        long[] numbers = tables.courses().get(course);
        if (numbers == null) {
            return sum;
        }
        if (scope.department() != null) {
            add(numbers, dimensions.departments().of(scope.department()), sum);
            return sum;
        }
        for (int department = 0; department < dimensions.departments().all(); department++) {
            add(numbers, department, sum);
        }
        return sum;
    }

    /** What sources have sent, by source, in the order of the measures of {@link TotalKind#SOURCE}. */
    void eachSource(BiConsumer<String, long[]> action) {
        tables.sources().forEach(action);
    }

    /**
     * How many facts of a source took nothing back.
     *
     * @param source its name; {@link SourceTraffic#OTHERS} for all that are not among the named
     */
    long inVain(String source, Set<String> named) {
        if (!source.equals(SourceTraffic.OTHERS)) {
            return tables.inVain().getOrDefault(source, new long[1])[0];
        }
        return tables.inVain().entrySet().stream()
                .filter(of -> !named.contains(of.getKey()))
                .mapToLong(of -> of.getValue()[0])
                .sum();
    }

    private static void add(long[] numbers, int place, long[] sum) {
        Arrays.setAll(sum, i -> sum[i] + numbers[place * sum.length + i]);
    }

    /** The same figures, known to be complete through later moments. */
    Snapshot at(Map<Integer, Instant> later) {
        return new Snapshot(generation, later, offsets, dimensions, tables);
    }
}
