package org.karmayogi.pulse.intake.endpoint;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

/**
 * The results of a file's rows, kept until all of it has been read: most clients read no answer before they have sent
 * everything, and one that is written meanwhile would block both. Compressed, because half a million of them take a
 * tenth so. Confined to one request.
 */
final class RowResults {

    private final RowForm form;
    private final boolean dryRun;
    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
    private final Deflater deflater = new Deflater(Deflater.BEST_SPEED);
    private final OutputStream out = new DeflaterOutputStream(kept, deflater, 8192);
    private RowTotals totals = RowTotals.NONE;
    private boolean none = true;

    RowResults(RowForm form, boolean dryRun) {
        this.form = form;
        this.dryRun = dryRun;
    }

    void add(int line, ItemResult result) {
        totals = totals.plus(result);
        if (form.tells(result)) {
            try {
                out.write(form.row(line, result, none));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            none = false;
        }
    }

    RowTotals totals() {
        return totals;
    }

    /** All of the answer; nothing can be added any more. */
    InputStream body() {
        try {
            out.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            deflater.end();
        }
        return new SequenceInputStream(Collections.enumeration(List.of(
                new ByteArrayInputStream(form.head(totals, dryRun)),
                new InflaterInputStream(new ByteArrayInputStream(kept.toByteArray())),
                new ByteArrayInputStream(form.tail(totals, dryRun)))));
    }
}
