package org.karmayogi.pulse.metrics.query;

import java.time.Instant;
import java.util.Map;
import org.karmayogi.pulse.metrics.fold.TotalKind;

/**
 * One consistent cut of all figures. Immutable.
 *
 * @see SnapshotKeeper
 */
public final class Snapshot {

    private final int generation;
    private final Instant asOf;
    private final Map<Integer, Long> offsets;
    private final FigureCube cube;
    private final long[] unregistered;

    Snapshot(int generation, Instant asOf, Map<Integer, Long> offsets, FigureCube cube, long[] unregistered) {
        this.generation = generation;
        this.asOf = asOf;
        this.offsets = Map.copyOf(offsets);
        this.cube = cube;
        this.unregistered = unregistered;
    }

    /** Every event acknowledged before this moment is in the figures. */
    public Instant asOf() {
        return asOf;
    }

    /** The last offset that counts, by partition. */
    public Map<Integer, Long> offsets() {
        return offsets;
    }

    /** A tag that is the same, on every instance, exactly while the figures are. */
    public String tag() {
        return "W/\"" + generation + "-" + Integer.toHexString(offsets.hashCode()) + "-"
                + offsets.values().stream().mapToLong(offset -> offset + 1).sum() + "\"";
    }

    /** The numbers of a scope, in the order of the measures of {@link TotalKind#UNIT}. */
    long[] standing(Scope scope) {
        return cube.get(scope);
    }

    /** The numbers of people not onboarded, in the order of the measures of {@link TotalKind#UNREGISTERED}. */
    long[] unregistered() {
        return unregistered.clone();
    }

    /** The same figures, known to be complete through a later moment. */
    Snapshot at(Instant moment) {
        return new Snapshot(generation, moment, offsets, cube, unregistered);
    }
}
