package org.karmayogi.pulse.metrics.fold;

import java.util.List;

/**
 * The kinds of totals, chosen so that a live flush rewrites few and small documents and a query reads few (ADR 3).
 *
 * <p>Each kind has a fixed list of measures; a cell of that kind is one number a measure, in that order.
 */
@SuppressWarnings("ImmutableEnumChecker") // the checker does not know that List.of cannot change
public enum TotalKind {
    /** A department; cells by district and category: {@code LUCKNOW|officer}. */
    UNIT(
            "unit",
            "registered",
            "enrolled",
            "enrolments",
            "inProgress",
            "completions",
            "minutes",
            "completedAtLeastOne",
            "completedThreeOrMore"),
    /** Facts of people not onboarded yet; one cell with an empty key, under one key of its own. */
    UNREGISTERED("unregistered", "people", "enrolments", "completions", "minutes"),
    /** A government day; cells {@code department|…}, {@code district|…} and {@code category|…}. */
    DAY("day", "onboarded", "enrolments", "completions", "minutes"),
    /** A department in a month ({@code REVENUE|2026-11}); cells by district. */
    MONTH("month", "onboarded", "enrolments", "completions", "minutes"),
    /** A course; cells by department. */
    COURSE("course", "enrolments", "completions", "minutes"),
    /** A source's withdrawals, revocations and deactivations that took nothing back; one cell with an empty key. */
    IN_VAIN("in-vain", "facts"),
    /**
     * What sources have sent, under one key of its own; cells by source. Comes from the records, not from what learners hold: a
     * duplicate leaves no fact. {@code lastSeen} is in milliseconds since 1970 and does not add up.
     */
    SOURCE("source", "counted", "duplicates", "conflicts", "forwarded", "lastSeen") {
        @Override
        public byte[] merge(byte[] total, Cells difference) {
            Cells cells = Cells.decode(width(), total);
            SourceTraffic.merge(cells, difference);
            return cells.encode();
        }
    };

    private final String code;
    private final List<String> measures;

    TotalKind(String code, String... measures) {
        this.code = code;
        this.measures = List.of(measures);
    }

    /** The word that stands for this kind in a document's id. */
    public String code() {
        return code;
    }

    /** The names of the numbers in a cell, in order. */
    public List<String> measures() {
        return measures;
    }

    /** How many numbers a cell has. */
    public int width() {
        return measures.size();
    }

    /** A total of this kind, encoded, with a difference taken in. */
    public byte[] merge(byte[] total, Cells difference) {
        return EncodedCells.add(width(), total, difference.encode());
    }

    /** The kind with that code. */
    public static TotalKind of(String code) {
        for (TotalKind kind : values()) {
            if (kind.code.equals(code)) {
                return kind;
            }
        }
        throw new IllegalArgumentException("no kind of totals has the code '" + code + "'");
    }
}
