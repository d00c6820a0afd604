package org.karmayogi.pulse.bench.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.karmayogi.pulse.bench.http.HttpAnswer;
import org.karmayogi.pulse.e2e.history.PortalEvent;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class TakenEventsTests {

    private final TakenEvents taken = new TakenEvents();

    private static Supplier<PortalEvent> completions() {
        int[] next = new int[1];
        return () -> new PortalEvent(
                "bench",
                PortalEvent.Kind.COMPLETED,
                "c-" + next[0]++,
                "L-1",
                "2026-01-15T05:00:00Z",
                Map.of("courseId", "do_113000001"));
    }

    private static HttpAnswer answer(int status, String body) {
        return new HttpAnswer(0, status, "", body.getBytes(UTF_8));
    }

    @Test
    void whatIsTakenFromBatchesAndFromSingleEventsIsCountedTogether() {
        Consumer<HttpAnswer> batches = taken.of(Batches.of(50, 100, completions(), "key"));
        Consumer<HttpAnswer> singles = taken.of(Batches.of(1, 100, completions(), "key"));
        batches.accept(answer(207, "{\"accepted\":50,\"rejected\":0,\"unknown\":0,\"items\":[]}"));
        batches.accept(answer(207, "{\"accepted\":50}"));
        singles.accept(answer(202, "{\"id\":\"c-1\",\"status\":\"accepted\"}"));
        batches.accept(answer(503, "{}"));
        assertThat(taken.events()).isEqualTo(101);
        assertThat(taken.refused()).isEqualTo(1);
        taken.expectInLog(101);
        taken.expectCounted(101);
        assertThatIllegalStateException()
                .isThrownBy(() -> taken.expectInLog(50))
                .withMessageContaining("log has 50");
        assertThatIllegalStateException()
                .isThrownBy(() -> taken.expectCounted(52))
                .withMessageContaining("figures have 52");
    }

    @Test
    void aBatchThatIsTakenInPartEndsTheRun() {
        Consumer<HttpAnswer> batches = taken.of(Batches.of(5, 100, completions(), "key"));
        for (String accepted : new String[] {"4", "50"}) {
            HttpAnswer answer =
                    answer(207, "{\"accepted\":" + accepted + ",\"rejected\":1,\"unknown\":0,\"items\":[]}");
            assertThatIllegalStateException()
                    .isThrownBy(() -> batches.accept(answer))
                    .withMessageContaining("not taken whole");
        }
        assertThat(taken.events()).isZero();
    }

    @Test
    void aSingleEventIsSentAloneAndABatchAsAListOfWhatTheSourceGivesInItsOrder() {
        JsonNode single = body(Batches.of(1, 3, completions(), "key"));
        assertThat(single.path("id").asString()).isEqualTo(Batches.uuid("c-0"));
        assertThat(single.path("courseId").asString()).hasSize(24);
        Batches batches = Batches.of(3, 9, completions(), "key");
        assertThat(batches.requests()).hasSize(3);
        assertThat(body(batches))
                .extracting(item -> item.path("id").asString())
                .containsExactly(Batches.uuid("c-0"), Batches.uuid("c-1"), Batches.uuid("c-2"));
    }

    private static JsonNode body(Batches batches) {
        String request = new String(batches.requests().get(0), UTF_8);
        return JsonMapper.shared().readTree(request.substring(request.indexOf("\r\n\r\n") + 4));
    }
}
