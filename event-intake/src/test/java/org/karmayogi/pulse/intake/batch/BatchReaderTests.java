package org.karmayogi.pulse.intake.batch;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.karmayogi.pulse.intake.Fixtures.READER;
import static org.karmayogi.pulse.intake.Fixtures.bytes;
import static org.karmayogi.pulse.intake.Fixtures.completion;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.karmayogi.pulse.intake.event.Family;
import org.karmayogi.pulse.intake.limit.Limit;
import org.karmayogi.pulse.intake.limit.LimitExceededException;

class BatchReaderTests {

    @Test
    void everyItemKeepsItsOwnBytes() {
        List<String> items =
                List.of(completion("e1", ",\"certificateId\":\"é\""), "17", " null".strip(), "\"आ\"", "[1, 2]", "{}");
        String body = " [" + String.join(" , ", items) + "\n]\n";

        assertThat(originals(body)).isEqualTo(items);
    }

    @Test
    void anItemsBytesAreItsOwnWhereverTheyLieInTheBody() {
        // Numbers, texts and blanks of every length around the size of the pieces in which a body is read.
        List<String> items = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            items.add(completion("e" + i, ",\"certificateId\":\"" + "é".repeat(i % 97) + "\""));
            items.add("1".repeat(1 + i % 13));
            items.add("\"" + "आ".repeat(i * 7 % 501) + "\"");
        }
        assertThat(originals("[" + String.join(" ,\n ", items) + "]")).isEqualTo(items);
    }

    @Test
    void ofALongItemTheFirst64KibAreKeptAndTheNextIsWholeAgain() {
        String large = "{\"x\":[" + "1,".repeat(100_000) + "1]}";
        String small = completion("e1", "");

        assertThat(originals("[" + large + "," + small + "]")).containsExactly(large.substring(0, 64 * 1024), small);
    }

    @Test
    void memoryDoesNotGrowWithTheBody() {
        String one = completion("e1", "") + ",";
        long[] given = {0};
        InputStream endless = new InputStream() {
            @Override
            public int read() {
                return given[0]++ == 0 ? '[' : one.charAt((int) ((given[0] - 2) % one.length()));
            }

            @Override
            public int read(byte[] buffer, int offset, int length) {
                for (int i = 0; i < length; i++) {
                    buffer[offset + i] = (byte) read();
                }
                return length;
            }
        };

        try (ItemSource source = READER.json(endless, Family.COURSE_COMPLETED)) {
            for (int i = 0; i < 200_000; i++) {
                assertThat(source.next()).isNotNull();
                // What is read ahead is a piece or two, however far we are.
                assertThat(given[0] - (long) i * one.length()).isLessThan(3 * 8192);
            }
        }
    }

    @Test
    void anEmptyArrayIsABatchWithoutItems() {
        assertThat(read("[]")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "  ",
                "{",
                "[",
                "[{]",
                "{}{}",
                "[] x",
                "17",
                "null",
                "\"x\"",
                "{\"id\":}",
                "[{},]",
                "{'id':1}",
                "\uFEFF{}",
                "[NaN]",
                "[01]",
                "{\"id\":\"\u0001\"}",
                "\u0000",
                "[\"\\x\"]"
            })
    void whatIsNotAnEventOrAnArrayInJsonIsMalformed(String body) {
        assertThatExceptionOfType(MalformedBodyException.class).isThrownBy(() -> read(body));
    }

    @Test
    void otherEncodingsAreMalformedAndNeverGuessed() {
        assertMalformed("{}".getBytes(UTF_16BE));
        assertMalformed(new byte[] {'"', (byte) 0xC1, (byte) 0x81, '"'});
        assertMalformed(new byte[] {'[', '"', (byte) 0xED, (byte) 0xA0, (byte) 0x80, '"', ']'});
        assertMalformed(new byte[] {'[', '"', (byte) 0xE0, (byte) 0xA4});
    }

    @Test
    void deepNestingIsRefusedAndNeverAnOverflow() {
        assertLimit(Limit.DEPTH, "[".repeat(100_000));
        assertLimit(Limit.DEPTH, "{\"x\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}");
        assertThat(read("[{\"x\":" + "[".repeat(30) + "]".repeat(30) + "}]")).hasSize(1);
    }

    @Test
    void whatIsTooLongForAnyEventIsRefusedBeforeItFillsTheMemory() {
        String tooLong = "x".repeat(64 * 1024 + 1);

        assertLimit(Limit.STRING_LENGTH, completion("e1", ",\"certificateId\":\"" + tooLong + "\""));
        assertLimit(Limit.STRING_LENGTH, completion("e1", ",\"" + tooLong + "\":1"));
        assertLimit(Limit.STRING_LENGTH, completion("e1", ",\"durationMinutes\":" + "9".repeat(64 * 1024 + 1)));
    }

    @Test
    void aLargeEventIsRefusedByItself() {
        String large = completion("e1", ",\"certificateId\":\"" + "c".repeat(17_000) + "\"");

        List<RawItem> items = read("[" + large + "," + completion("e2", "") + "]");

        assertThat(items.get(0).errors()).singleElement().satisfies(error -> {
            assertThat(error.pointer()).isEmpty();
            assertThat(error.detail()).contains(large.length() + " bytes", "16384");
        });
        assertThat(items.get(1).errors()).isEmpty();
    }

    @Test
    void hugeNumbersNamesAndManyFieldsAreErrorsOfTheirItem() {
        assertThat(read(completion("e1", ",\"durationMinutes\":" + "9".repeat(20_000)))
                        .get(0)
                        .errors())
                .hasSize(1);
        assertThat(read(completion("e1", ",\"" + "n".repeat(60_000) + "\":1"))
                        .get(0)
                        .errors())
                .hasSize(1);
        StringBuilder many = new StringBuilder();
        for (int i = 0; i < 1_000; i++) {
            many.append(",\"x").append(i).append("\":{\"a\":[1]}");
        }
        assertThat(read(completion("e1", many.toString())).get(0).errors()).hasSizeLessThanOrEqualTo(50);
    }

    @Test
    void pointersToUnknownFieldsAreEscaped() {
        assertThat(read(completion("e1", ",\"a/b~c\":1")).get(0).errors())
                .extracting("pointer")
                .containsExactly("/a~1b~0c");
    }

    private static void assertMalformed(byte[] body) {
        assertThatExceptionOfType(MalformedBodyException.class)
                .isThrownBy(() -> readAll(READER.json(new ByteArrayInputStream(body), Family.COURSE_COMPLETED)));
    }

    private static void assertLimit(Limit limit, String body) {
        assertThatExceptionOfType(LimitExceededException.class)
                .isThrownBy(() -> read(body))
                .satisfies(e -> assertThat(e.limit()).isEqualTo(limit));
    }

    private static List<RawItem> read(String body) {
        return readAll(READER.json(bytes(body), Family.COURSE_COMPLETED));
    }

    private static List<RawItem> readAll(ItemSource source) {
        List<RawItem> items = new ArrayList<>();
        try (source) {
            for (RawItem item = source.next(); item != null; item = source.next()) {
                items.add(item);
            }
        }
        return items;
    }

    private static List<String> originals(String body) {
        List<String> originals = new ArrayList<>();
        try (ItemSource source = READER.json(bytes(body), Family.COURSE_COMPLETED)) {
            assertThat(source.isSingle()).isFalse();
            while (source.next() != null) {
                originals.add(new String(source.original(), UTF_8));
            }
        }
        return originals;
    }
}
