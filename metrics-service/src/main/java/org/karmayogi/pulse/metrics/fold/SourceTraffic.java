package org.karmayogi.pulse.metrics.fold;

/**
 * What the sources have sent to one partition: facts that were new, duplicates, conflicts, copies that were
 * forwarded, and when the latest of them was received. Not thread-safe.
 *
 * <p>Anyone who can write to the log can invent sources, so only the first {@link #CAPACITY} have a cell of their own.
 */
public final class SourceTraffic {

    /** The cell of every source beyond the capacity; no source has an empty name. */
    public static final String OTHERS = "";

    /** Ten times the portals a state has; a total of so many cells has about 20 kB. */
    static final int CAPACITY = 500;

    private static final int LAST_SEEN = 4;

    private final Cells cells = new Cells(TotalKind.SOURCE.width());

    /** Takes a record of a source in that was folded. */
    public void add(Fact fact, FactSet.Outcome outcome) {
        String source = fact.source();
        long seen = fact.receivedAt();
        switch (outcome) {
            case ADDED -> merge(cells, source, 1, 0, 0, 0, seen);
            case DUPLICATE -> merge(cells, source, 0, 1, 0, 0, seen);
            case CONFLICT -> merge(cells, source, 0, 0, 1, 0, seen);
            case FULL -> {
                // never counts, and is listed with the dead records
            }
        }
    }

    /** Takes a record in that the fold forwarded: its source was counted when it sent it, but there is a fact more. */
    public void addForwarded(Fact fact, FactSet.Outcome outcome) {
        if (outcome == FactSet.Outcome.ADDED) {
            merge(cells, fact.source(), 0, 0, 0, 1, 0);
        }
    }

    boolean isEmpty() {
        return cells.isEmpty();
    }

    Cells cells() {
        return cells;
    }

    /** Takes one total of this kind into another: counts add up, of two moments the later stands. */
    public static void merge(Cells total, Cells more) {
        more.forEach((source, numbers) -> merge(total, source, numbers));
    }

    private static void merge(Cells total, String source, long... numbers) {
        int named = total.size() - (total.has(OTHERS) ? 1 : 0);
        String cell = total.has(source) || named < CAPACITY ? source : OTHERS;
        long[] difference = numbers.clone();
        difference[LAST_SEEN] = Math.max(0, numbers[LAST_SEEN] - total.get(cell)[LAST_SEEN]);
        total.add(cell, difference);
    }
}
