package org.karmayogi.pulse.intake.batch;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.karmayogi.pulse.intake.Fixtures.LIMITS;
import static org.karmayogi.pulse.intake.Fixtures.bytes;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.karmayogi.pulse.edge.problem.FieldError;
import org.karmayogi.pulse.intake.event.Family;
import org.karmayogi.pulse.intake.event.Field;

class RowSourceTests {

    private static final String HEADER = "id,learnerId,alias,occurredAt,reason\n";

    private record Read(int line, RawItem item, String original) {}

    private static List<Read> read(InputStream file) {
        List<Read> rows = new ArrayList<>();
        try (RowSource source = new RowSource(file, Family.IDENTITY_LINKED, LIMITS.eventBytes())) {
            for (RawItem item = source.next(); item != null; item = source.next()) {
                rows.add(new Read(source.line(), item, new String(source.original(), UTF_8)));
            }
        }
        return rows;
    }

    private static List<Read> read(String file) {
        return read(bytes(file));
    }

    @Test
    void aRowIsAnEventOfItsColumns() {
        Read row = read(HEADER + "i-1,L-1,A-1,2026-01-15T10:30:00Z,HR\n").get(0);

        assertThat(row.item().errors()).isEmpty();
        assertThat(row.item().values().get(Field.ALIAS)).isEqualTo("A-1");
        assertThat(row.item().values().get(Field.REASON)).isEqualTo("HR");
        assertThat(row.original()).isEqualTo("""
            {"id":"i-1","learnerId":"L-1","alias":"A-1","occurredAt":"2026-01-15T10:30:00Z","reason":"HR"}""");
    }

    /**
     * A byte order mark, CRLF, another order without the optional column, quotes with commas, quotes and lines in
     * them, an empty line.
     */
    @Test
    void aSpreadsheetsFileIsRead() {
        List<Read> rows = read("\uFEFF\"alias\",reason,id,occurredAt,learnerId\r\n"
                + "A-1,\"a, \"\"b\"\"\r\nc\",i-1,2026-01-15T10:30:00Z,L-1\r\n\r\nA-2,,i-2,2026-01-15T10:30:00Z,L-2");

        assertThat(rows).extracting(Read::line).containsExactly(2, 5);
        assertThat(rows).allSatisfy(row -> assertThat(row.item().errors()).isEmpty());
        assertThat(rows.get(0).item().values().get(Field.REASON)).isEqualTo("a, \"b\"\r\nc");
        assertThat(rows.get(1).item().values().get(Field.REASON)).isNull();
        assertThat(rows.get(1).item().values().get(Field.LEARNER_ID)).isEqualTo("L-2");
    }

    @Test
    void anEmptyCellIsAFieldThatIsMissing() {
        assertThat(read(HEADER + "i-1,,A-1,2026-01-15T10:30:00Z,\n")
                        .get(0)
                        .item()
                        .errors())
                .containsExactly(new FieldError("/learnerId", "learnerId is missing; every identity.linked has it."));
    }

    @Test
    void aRowThatIsNotOneLeavesItsNeighboursWhole() {
        List<Read> rows =
                read(HEADER + "i-1,L-1,A-1\ni-2,L-2,A-2,2026-01-15T10:30:00Z,,x\ni-3,L-3,A-3,2026-01-15T10:30:00Z,\n"
                        + "i-4,L-4,A-4,2026-01-15T10:30:00Z," + "x".repeat(17_000) + "\n");

        assertThat(rows)
                .extracting(row ->
                        row.item().errors().stream().map(FieldError::detail).toList())
                .containsExactly(
                        List.of("The row has 3 cells; the header has 5 columns."),
                        List.of("The row has 6 cells; the header has 5 columns."),
                        List.of(),
                        List.of("The row has 17033 bytes; at most 16384 are allowed."));
    }

    @Test
    void aCellThatIsNotUtf8IsSaidOfItsRow() {
        byte[] file = (HEADER + "i-1,L-1,A-1,2026-01-15T10:30:00Z,caf\u00e9\ni-2,L-1,A-2,2026-01-15T10:30:00Z,\n")
                .getBytes(ISO_8859_1);

        List<Read> rows = read(new ByteArrayInputStream(file));

        assertThat(rows.get(0).item().errors()).containsExactly(new FieldError("/reason", "The cell is not UTF-8."));
        assertThat(rows.get(1).item().errors()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "``                                      | The file is empty; its first line must be the header",
                "id,learnerId,occurredAt                 | The header has no column 'alias'; a file of identity.linked has the columns",
                "id,learnerId,alias,occurredAt,id        | The header has the column 'id' more than once.",
                "id,learnerId,alias,occurredAt,district  | The header has a column 'district'; a file of",
                "id;learnerId;alias;occurredAt           | The header has a column 'id;learnerId;alias;occurredAt'; a file of",
            })
    void aHeaderThatIsNotTheFamilysIsRefused(String header, String detail) {
        assertThatExceptionOfType(MalformedBodyException.class)
                .isThrownBy(() -> read(header))
                .withMessageStartingWith(detail);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {"\"L-2,A-2,x", "\"L-2\"x,A-2,y"})
    void whereQuotesDoNotCloseTheRowsBeforeAreRead(String broken) {
        List<String> ids = new ArrayList<>();
        String row = "i-1,L-1,A-1,2026-01-15T10:30:00Z,\n";
        String file = HEADER + row.repeat(3) + "i-2," + broken + "\n" + row.repeat(30_000);
        assertThatExceptionOfType(MalformedBodyException.class)
                .isThrownBy(() -> {
                    try (RowSource source = new RowSource(bytes(file), Family.IDENTITY_LINKED, LIMITS.eventBytes())) {
                        for (RawItem item = source.next(); item != null; item = source.next()) {
                            ids.add(item.values().require(Field.ID));
                        }
                    }
                })
                .withMessageStartingWith("The rows after line 4 can not be told apart: a quote is not closed");
        assertThat(ids).hasSize(3);
    }
}
