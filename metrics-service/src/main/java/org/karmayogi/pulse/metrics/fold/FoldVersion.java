package org.karmayogi.pulse.metrics.fold;

/**
 * Which meaning facts have for figures. Totals of one version must never be added to by another, so each version folds
 * into a generation of its own.
 */
public final class FoldVersion {

    /** To be raised with every change to what a fact does to a figure; the next start then rebuilds all figures. */
    public static final int CURRENT = 3;

    /** The first that forwards: what an earlier one has folded is not forwarded yet. */
    public static final int FORWARDING = 3;

    private FoldVersion() {}
}
