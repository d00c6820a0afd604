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
                Map.of("courseId", "do_1"));
    }

    private static HttpAnswer answer(int status, String body) {
        return new HttpAnswer(0, status, "", body.getBytes(UTF_8));
    }

    @Test
    void whatIsTakenFromBatchesAndFromSingleEventsIsCountedTogether() {
        Consumer<HttpAnswer> batches = taken.of(Batches.of(50, 100, completions(), "key"));
        Consumer<HttpAnswer> singles = taken.of(Batches.of(1, 100, completions(), "key"));
        batches.accept(answer(207, "{\"accepted\":50,\"rejected\":0,\"unknown\":0,\"items\":[]}"));
        singles.accept(answer(202, "{\"id\":\"c-1\",\"status\":\"accepted\"}"));
        batches.accept(answer(503, "{}"));
        assertThat(taken.events()).isEqualTo(51);
        assertThat(taken.refused()).isEqualTo(1);
        taken.expectInLog(51);
        taken.expectCounted(51);
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
    void aSingleEventIsSentAloneAndABatchAsAList() {
        assertThat(body(Batches.of(1, 3, completions(), "key"))).startsWith("{").contains("\"c-0\"");
        Batches batches = Batches.of(3, 9, completions(), "key");
        assertThat(batches.requests()).hasSize(3);
        assertThat(body(batches)).startsWith("[").contains("\"c-0\"", "\"c-2\"").doesNotContain("\"c-3\"");
    }

    private static String body(Batches batches) {
        String request = new String(batches.requests().get(0), UTF_8);
        return request.substring(request.indexOf("\r\n\r\n") + 4);
    }
}
