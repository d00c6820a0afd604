package org.karmayogi.pulse.intake.batch;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.karmayogi.pulse.intake.Fixtures.READER;
import static org.karmayogi.pulse.intake.Fixtures.completion;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.karmayogi.pulse.edge.problem.FieldError;
import org.karmayogi.pulse.intake.event.Family;

class LineSourceTests {

    private record Line(RawItem item, String original) {

        String detail() {
            return item.errors().isEmpty() ? "" : item.errors().get(0).detail();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"%s\n%s", "%s\n%s\n", "%s\r\n%s\r\n", "%s\n%s\n\n \t\n\r\n", " %s \n\t%s"})
    void anEventALineHoweverLinesEnd(String form) {
        List<Line> lines = read(form.formatted(completion("e1", ""), completion("e2", "")));

        assertThat(lines).hasSize(2).allMatch(line -> line.item().errors().isEmpty());
    }

    @Test
    void nothingIsAnEmptyList() {
        assertThat(read("")).isEmpty();
        assertThat(read("\n\n")).isEmpty();
    }

    static Stream<Arguments> brokenLines() {
        return Stream.of(
                Arguments.of("{", "not JSON at line 1, column"),
                Arguments.of("{\"id\":", "not JSON"),
                Arguments.of("{} {}", "goes on after its event"),
                Arguments.of("[{}]", "must be an object, not an array"),
                Arguments.of("7", "must be an object, not 7"),
                Arguments.of("nul", "not JSON"),
                Arguments.of("{\"id\":\"\u0001\"}", "not JSON"),
                Arguments.of("\u0000", "zero byte"),
                Arguments.of("\u00EF\u00BB\u00BF{}", "byte order mark"),
                Arguments.of("{\"id\":\"\u00C3\"}", "not UTF-8 at offset 8"),
                Arguments.of("{\"id\":\"\u00ED\u00A0\u0080\"}", "not UTF-8"),
                Arguments.of("{\"id\":\"\u00E0\u00A4", "not UTF-8"));
    }

    @ParameterizedTest
    @MethodSource("brokenLines")
    void aBrokenLineIsRefusedByItself(String broken, String says) {
        List<Line> lines = read(completion("e1", "") + "\n" + broken + "\n" + completion("e2", ""));

        assertThat(lines).hasSize(3);
        assertThat(lines.get(1).detail()).contains(says);
        assertThat(lines.get(1).item().errors()).extracting(FieldError::pointer).containsExactly("");
        assertThat(lines.get(1).original()).isEqualTo(broken);
        assertThat(lines.get(0).item().errors()).isEmpty();
        assertThat(lines.get(2).item().errors()).isEmpty();
    }

    @Test
    void aBlankLineBetweenEventsIsRefusedInItsPlace() {
        List<Line> lines = read("\n" + completion("e1", "") + "\n\n \n" + completion("e2", "") + "\n");

        assertThat(lines)
                .extracting(Line::detail)
                .satisfiesExactly(
                        blank -> assertThat(blank).contains("blank"),
                        event -> assertThat(event).isEmpty(),
                        blank -> assertThat(blank).contains("blank"),
                        blank -> assertThat(blank).contains("blank"),
                        event -> assertThat(event).isEmpty());
        assertThat(lines.get(0).original()).isEmpty();
        assertThat(lines.get(4).original()).isEqualTo(completion("e2", ""));
    }

    @Test
    void deepAndLongLinesAreRefusedByThemselves() {
        String deep = "[".repeat(10_000);
        String large = completion("e1", ",\"certificateId\":\"" + "c".repeat(17_000) + "\"");
        String huge = completion("e2", ",\"certificateId\":\"" + "c".repeat(200_000) + "\"");

        List<Line> lines = read(String.join("\n", deep, large, huge, completion("e3", "")));

        assertThat(lines).hasSize(4);
        assertThat(lines.get(0).detail()).contains("deeper than 32");
        assertThat(lines.get(1).detail()).contains(large.length() + " bytes", "16384");
        assertThat(lines.get(2).detail()).contains(huge.length() + " bytes");
        assertThat(lines.get(2).original()).hasSize(64 * 1024).isEqualTo(huge.substring(0, 64 * 1024));
        assertThat(lines.get(3).item().errors()).isEmpty();
    }

    private static List<Line> read(String body) {
        // One byte a character, so that a test can write any byte.
        ItemSource source = READER.lines(new ByteArrayInputStream(body.getBytes(ISO_8859_1)), Family.COURSE_COMPLETED);
        List<Line> lines = new ArrayList<>();
        try (source) {
            for (RawItem item = source.next(); item != null; item = source.next()) {
                lines.add(new Line(item, new String(source.original(), ISO_8859_1)));
            }
        }
        return lines;
    }
}
