package org.karmayogi.pulse.metrics.fold;

/** Names one total: a kind, and the department, day, department in a month, or course it is about. */
public record TotalKey(TotalKind kind, String key) {

    /** The only total of the kind {@link TotalKind#UNREGISTERED}. */
    public static final TotalKey UNREGISTERED = new TotalKey(TotalKind.UNREGISTERED, "all");

    /** The only total of the kind {@link TotalKind#SOURCE}. */
    public static final TotalKey SOURCES = new TotalKey(TotalKind.SOURCE, "all");
}
