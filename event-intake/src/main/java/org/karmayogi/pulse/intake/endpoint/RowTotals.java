package org.karmayogi.pulse.intake.endpoint;

/**
 * How many of a file's rows became what.
 *
 * @param duplicates how many of the accepted ones say the same as an earlier row
 */
record RowTotals(int accepted, int duplicates, int rejected, int unknown) {

    static final RowTotals NONE = new RowTotals(0, 0, 0, 0);

    RowTotals plus(ItemResult result) {
        if (result instanceof ItemResult.Accepted row) {
            return new RowTotals(accepted + 1, duplicates + (row.duplicateOf() == null ? 0 : 1), rejected, unknown);
        }
        return result instanceof ItemResult.Rejected
                ? new RowTotals(accepted, duplicates, rejected + 1, unknown)
                : new RowTotals(accepted, duplicates, rejected, unknown + 1);
    }
}
