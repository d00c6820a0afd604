package org.karmayogi.pulse.intake.feed;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.karmayogi.pulse.intake.batch.JsonItems.Span;
import org.karmayogi.pulse.intake.limit.LimitExceededException;

class JsonAtTests {

    private static JsonAt whole(String json) {
        byte[] body = ("  " + json + " ]").getBytes(UTF_8);
        return JsonAt.whole(body, new Span(2, body.length - 2));
    }

    private static JsonAt outline(String json) {
        byte[] body = ("  " + json + " ]").getBytes(UTF_8);
        return JsonAt.outline(body, new Span(2, body.length - 2));
    }

    @Test
    void anItemWithAVeryLongTextIsReadWhole() {
        String essay = "x".repeat(1_000_000);

        assertThat(whole("{\"result\":{\"response\":\"" + essay + "\"},\"a\":[1]}")
                        .get("result")
                        .get("response")
                        .text())
                .hasSize(1_000_000);
    }

    @Test
    void anItemWithMoreValuesThanFitIntoAnEventIsNotReadWhole() {
        assertThatExceptionOfType(LimitExceededException.class)
                .isThrownBy(() -> whole("{\"a\":[" + "1,".repeat(20_000) + "1]}"));
        assertThat(whole("{\"a\":[" + "1,".repeat(16_000) + "1]}").get("a").elements())
                .hasSize(16_001);
    }

    @Test
    void theOutlineHasThreeLevelsOfObjectsWithoutLongTexts() {
        String item =
                "{\"a\":\"b\",\"long\":\"" + "x".repeat(1_025) + "\",\"list\":[1,[{\"b\":2}],{\"a\":[{\"c\":[{}]}]}],"
                        + "\"object\":{\"definition\":{\"type\":\"course\",\"deep\":{\"deeper\":{\"deepest\":1}}}},"
                        + "\"n\":2.0,\"t\":true,\"z\":null}";

        JsonAt outline = outline(item);

        assertThat(outline.node().toString())
                .isEqualTo("{\"a\":\"b\",\"list\":[{\"a\":[{}]}],\"object\":{\"definition\":{\"type\":\"course\"}},"
                        + "\"n\":2.0,\"t\":true,\"z\":null}");
    }

    @Test
    void theOutlineOfAnItemWithVeryManyMembersIsSmall() {
        StringBuilder item = new StringBuilder("{\"eid\":\"LOG\"");
        for (int i = 0; i < 100_000; i++) {
            item.append(",\"m").append(i).append("\":{\"x\":[]}");
        }

        assertThat(outline(item.append('}').toString()).node().size()).isLessThanOrEqualTo(1_024);
    }

    @ParameterizedTest
    @ValueSource(strings = {"7", "[]", "{\"a\":1,\"a\":2}", "{\"a\":[{\"b\":1,\"b\":2}]}"})
    void whatIsNoObjectOrSaysANameTwiceIsAFaultInWholeAndInOutline(String json) {
        assertThatExceptionOfType(FeedFault.class).isThrownBy(() -> whole(json));
        assertThatExceptionOfType(FeedFault.class).isThrownBy(() -> outline(json));
    }

    @ParameterizedTest
    @CsvSource({
        "17, 17",
        "2.0, 2",
        "1.7675946E12, 1767594600000",
        "1E2, 100",
        "'\"2.0\"', 2.0",
        "'\"UP-1\"', UP-1",
        "-0.0, 0"
    })
    void anIdIsAStringOrAWholeNumberHoweverTheNumberIsWritten(String json, String id) {
        assertThat(whole("{\"id\":" + json + "}").get("id").idText()).isEqualTo(id);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.5", "1E300", "true", "{}", "[]", "null", "123456789012345678901234567890.5"})
    void whatIsNeitherIsNoId(String json) {
        assertThatExceptionOfType(FeedFault.class)
                .isThrownBy(() -> whole("{\"id\":" + json + "}").get("id").idText())
                .satisfies(fault -> assertThat(fault.error().pointer()).isEqualTo("/id"));
    }
}
