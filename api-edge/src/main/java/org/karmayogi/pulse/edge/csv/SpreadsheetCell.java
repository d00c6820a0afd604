package org.karmayogi.pulse.edge.csv;

import org.jspecify.annotations.Nullable;

/**
 * Cells of a table that somebody will open in a spreadsheet. Names and ids come from outside, and a spreadsheet runs a
 * text that begins like a formula; with an apostrophe in front it shows it (OWASP, CSV injection).
 */
public final class SpreadsheetCell {

    /** Also as Japanese keyboards write them, which spreadsheets read as the same. */
    private static final String STARTS_A_FORMULA = "=+-@\t\r\n\uff1d\uff0b\uff0d\uff20";

    private SpreadsheetCell() {}

    /** The value for a cell: a text that begins like a formula behind an apostrophe, all else as it is. */
    public static @Nullable Object of(@Nullable Object value) {
        boolean runs =
                value instanceof CharSequence text && !text.isEmpty() && STARTS_A_FORMULA.indexOf(text.charAt(0)) >= 0;
        return runs ? "'" + value : value;
    }
}
