package org.karmayogi.pulse.intake.batch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.karmayogi.pulse.intake.limit.Limit;
import org.karmayogi.pulse.intake.limit.LimitExceededException;

class JsonItemsTests {

    private static final JsonItems ITEMS =
            new JsonItems(new BatchLimits(3, 1_000, 1_000, 100, 5, 50, Duration.ofSeconds(1), 1, 10, 100));

    @Test
    void theBytesOfEveryItemAreFoundWhateverItIs() {
        String body = " [ {\"a\":[1,{}]} ,7.50,\"आगरा \\\" ]\"\n] ";

        assertThat(texts(body, ITEMS.objectOrArray(body.getBytes(UTF_8))))
                .containsExactly("{\"a\":[1,{}]}", "7.50", "\"आगरा \\\" ]\"");
    }

    @Test
    void anObjectIsItsOwnItem() {
        String body = " {\"a\":[]} ";

        assertThat(texts(body, ITEMS.objectOrArray(body.getBytes(UTF_8)))).containsExactly("{\"a\":[]}");
        assertThat(texts(body, List.of(ITEMS.object(body.getBytes(UTF_8))))).containsExactly("{\"a\":[]}");
        assertThatExceptionOfType(MalformedBodyException.class).isThrownBy(() -> ITEMS.object("[{}]".getBytes(UTF_8)));
    }

    @Test
    void theItemsOfAMemberAreFoundBesideMembersOfOtherObjects() {
        String body = "{\"x\":{\"events\":[1]},\"events\":[{},null],\"y\":[2]}";

        assertThat(texts(body, ITEMS.member(body.getBytes(UTF_8), "events"))).containsExactly("{}", "null");
    }

    @Test
    void moreItemsThanTheLimitAreTooMany() {
        assertThatExceptionOfType(LimitExceededException.class)
                .isThrownBy(() -> ITEMS.objectOrArray("[1,2,3,4]".getBytes(UTF_8)))
                .withMessage("The request has more than 3 items.")
                .satisfies(e -> assertThat(e.limit()).isEqualTo(Limit.EVENTS));
    }

    @Test
    void aLongTextOrDeepNestingIsTheItemsFaultAloneUpToWhatNoParserTakes() {
        String text = "{\"a\":\"" + "x".repeat(51) + "\"}";

        assertThatExceptionOfType(LimitExceededException.class)
                .isThrownBy(() -> ITEMS.objectOrArray("[".repeat(600).getBytes(UTF_8)))
                .satisfies(e -> assertThat(e.limit()).isEqualTo(Limit.DEPTH));
        assertThat(texts("[7," + text + "]", ITEMS.objectOrArray(("[7," + text + "]").getBytes(UTF_8))))
                .containsExactly("7", text);
        String deep = "{\"a\":" + "[".repeat(400) + "]".repeat(400) + "}";
        assertThat(texts("[7," + deep + "]", ITEMS.objectOrArray(("[7," + deep + "]").getBytes(UTF_8))))
                .containsExactly("7", deep);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "7", "[", "[1] 2", "{\"events\":1}", "{}", "{\"events\":[],\"events\":[]}", "\uFEFF{}"})
    void whatHasNoSuchArrayIsMalformed(String body) {
        assertThatExceptionOfType(MalformedBodyException.class)
                .isThrownBy(() -> ITEMS.member(body.getBytes(UTF_8), "events"));
    }

    private static List<String> texts(String body, List<JsonItems.Span> spans) {
        byte[] bytes = body.getBytes(UTF_8);
        return spans.stream()
                .map(span -> new String(bytes, span.start(), span.length(), UTF_8))
                .toList();
    }
}
