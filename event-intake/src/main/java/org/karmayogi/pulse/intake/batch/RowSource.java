package org.karmayogi.pulse.intake.batch;

import static java.nio.charset.StandardCharsets.UTF_8;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.CsvRecordHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.karmayogi.pulse.intake.event.Family;
import org.karmayogi.pulse.intake.event.Field;
import org.karmayogi.pulse.intake.event.FieldValues;
import org.karmayogi.pulse.intake.json.JsonBytes;
import org.karmayogi.pulse.intake.limit.LimitExceededException;

/**
 * The rows of a CSV file (RFC 4180, UTF-8, with or without a byte order mark), each an event of one family whose
 * fields are the columns, in any order. An empty cell is a field that is not there; an empty line is no row. A row
 * stands for itself, but where quotes do not close rows can not be told apart.
 */
public final class RowSource implements ItemSource {

    /** More characters in one cell are a quote that nobody closed. */
    private static final int LONGEST_CELL = 64 * 1024;

    /** Where the bytes of a cell are not UTF-8. */
    private static final char REPLACEMENT = '\uFFFD';

    private final int longest;
    private final Members members;
    private final CloseableIterator<CsvRecord> rows;
    private final List<Field> columns;
    private @Nullable CsvRecord row;

    /**
     * Reads the header.
     *
     * @param longest how many bytes a row may have
     * @throws MalformedBodyException if that has not the columns of the family
     */
    public RowSource(InputStream body, Family family, int longest) {
        this.longest = longest;
        this.members = new Members(family, "", true);
        this.rows = CsvReader.builder()
                .detectBomHeader(true)
                .allowExtraFields(true)
                .allowMissingFields(true)
                .maxBufferSize(LONGEST_CELL)
                .build(
                        CsvRecordHandler.of(
                                limits -> limits.maxFieldSize(LONGEST_CELL).maxRecordSize(16 * LONGEST_CELL)),
                        body,
                        UTF_8)
                .iterator();
        this.columns = new Header(family).columns(read());
    }

    @Override
    public boolean isSingle() {
        return false;
    }

    /** The line on which the row that was read last begins; the header is on the first. */
    public int line() {
        return row == null ? 0 : Math.toIntExact(row.getStartingLineNumber());
    }

    @Override
    public @Nullable RawItem next() {
        CsvRecord next = read();
        row = next;
        return next == null ? null : item(next);
    }

    private RawItem item(CsvRecord cells) {
        int size = size(cells);
        FieldValues values = new FieldValues();
        Faults faults = new Faults();
        if (size > longest) {
            faults.add("", "The row has " + size + " bytes; at most " + longest + " are allowed.");
        } else if (cells.getFieldCount() != columns.size()) {
            faults.add(
                    "",
                    "The row has " + cells.getFieldCount() + " cells; the header has " + columns.size() + " columns.");
        } else {
            read(cells, values, faults);
        }
        return new RawItem(0, size, values, faults.list());
    }

    private void read(CsvRecord cells, FieldValues values, Faults faults) {
        EnumSet<Field> seen = EnumSet.noneOf(Field.class);
        for (int i = 0; i < columns.size(); i++) {
            String text = cells.getField(i);
            Field field = columns.get(i);
            if (text.indexOf(REPLACEMENT) >= 0) {
                faults.add(field.pointer(), "The cell is not UTF-8.");
            } else if (!text.isEmpty()) {
                values.put(field, text);
            }
            if (!text.isEmpty()) {
                seen.add(field);
            }
        }
        members.requireAll(seen, faults);
    }

    private static int size(CsvRecord cells) {
        int size = cells.getFieldCount() - 1;
        for (String cell : cells.getFields()) {
            size += cell.getBytes(UTF_8).length;
        }
        return size;
    }

    private @Nullable CsvRecord read() {
        try {
            return rows.hasNext() ? rows.next() : null;
        } catch (CsvParseException e) {
            throw meaningOf(e);
        }
    }

    /** The parser wraps what reading the body throws. */
    private RuntimeException meaningOf(CsvParseException e) {
        for (@Nullable Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof LimitExceededException limit) {
                return limit;
            }
            if (cause instanceof MalformedBodyException malformed) {
                return malformed;
            }
        }
        return new MalformedBodyException("The rows after line " + line() + " can not be told apart:"
                + " a quote is not closed, or something other than a comma follows a closing one.");
    }

    /** The event that the row is, as JSON: from that a corrected one can be made. */
    @Override
    public byte[] original() {
        JsonBytes json = new JsonBytes(256).append('{');
        CsvRecord cells = row;
        for (int i = 0; cells != null && i < cells.getFieldCount() && json.length() < MOST_KEPT; i++) {
            String name = i < columns.size() ? columns.get(i).jsonName() : "column" + (i + 1);
            json.append(JsonBytes.known(i > 0 ? "," : ""))
                    .quoted(name)
                    .append(':')
                    .quoted(cells.getField(i));
        }
        byte[] all = json.append('}').toByteArray();
        return all.length > MOST_KEPT ? Arrays.copyOf(all, MOST_KEPT) : all;
    }

    @Override
    public void close() {
        try {
            rows.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
