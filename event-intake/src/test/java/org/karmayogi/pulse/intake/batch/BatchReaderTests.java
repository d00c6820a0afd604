package org.karmayogi.pulse.intake.batch;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.karmayogi.pulse.intake.Fixtures.completion;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.karmayogi.pulse.intake.event.Family;

class BatchReaderTests {

    private final BatchReader reader = new BatchReader(BatchLimits.CONTRACT);

    @Test
    void everyItemKeepsItsOwnBytes() {
        List<String> items =
                List.of(completion("e1", ",\"certificateId\":\"é\""), "17", " null".strip(), "\"आ\"", "[1, 2]", "{}");
        String body = " [" + String.join(" , ", items) + "\n]\n";

        Batch batch = read(body);

        assertThat(batch.isArray()).isTrue();
        for (int i = 0; i < items.size(); i++) {
            assertThat(new String(batch.original(i, 1_000), UTF_8)).isEqualTo(items.get(i));
        }
        assertThat(batch.original(0, 5)).hasSize(5);
    }

    @Test
    void anEmptyArrayIsABatchWithoutItems() {
        assertThat(read("[]").items()).isEmpty();
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
    void deepNestingIsMalformedAndNeverAnOverflow() {
        assertThatExceptionOfType(MalformedBodyException.class).isThrownBy(() -> read("[".repeat(100_000)));
        assertThatExceptionOfType(MalformedBodyException.class)
                .isThrownBy(() -> read("{\"x\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}"));
    }

    @Test
    void tooManyEventsAreRefusedAsAWhole() {
        String just = "[" + String.join(",", Collections.nCopies(5_000, "{}")) + "]";
        String more = "[" + String.join(",", Collections.nCopies(5_001, "{}")) + "]";

        assertThat(read(just).items()).hasSize(5_000);
        assertThatExceptionOfType(BodyTooLargeException.class).isThrownBy(() -> read(more));
    }

    @Test
    void aLargeEventIsRefusedByItself() {
        String large = completion("e1", ",\"certificateId\":\"" + "c".repeat(17_000) + "\"");

        List<RawItem> items =
                read("[" + large + "," + completion("e2", "") + "]").items();

        assertThat(items.get(0).errors()).singleElement().satisfies(error -> {
            assertThat(error.pointer()).isEmpty();
            assertThat(error.detail()).contains(large.length() + " bytes", "16384");
        });
        assertThat(items.get(1).errors()).isEmpty();
    }

    @Test
    void hugeNumbersNamesAndManyFieldsAreErrorsOfTheirItem() {
        assertThat(read(completion("e1", ",\"durationMinutes\":" + "9".repeat(20_000)))
                        .items()
                        .get(0)
                        .errors())
                .hasSize(1);
        assertThat(read(completion("e1", ",\"" + "n".repeat(60_000) + "\":1"))
                        .items()
                        .get(0)
                        .errors())
                .hasSize(1);
        StringBuilder many = new StringBuilder();
        for (int i = 0; i < 1_000; i++) {
            many.append(",\"x").append(i).append("\":{\"a\":[1]}");
        }
        assertThat(read(completion("e1", many.toString())).items().get(0).errors())
                .hasSizeLessThanOrEqualTo(50);
    }

    @Test
    void pointersToUnknownFieldsAreEscaped() {
        assertThat(read(completion("e1", ",\"a/b~c\":1")).items().get(0).errors())
                .extracting("pointer")
                .containsExactly("/a~1b~0c");
    }

    private void assertMalformed(byte[] body) {
        assertThatExceptionOfType(MalformedBodyException.class)
                .isThrownBy(() -> reader.read(body, Family.COURSE_COMPLETED));
    }

    private Batch read(String body) {
        return reader.read(body.getBytes(UTF_8), Family.COURSE_COMPLETED);
    }
}
