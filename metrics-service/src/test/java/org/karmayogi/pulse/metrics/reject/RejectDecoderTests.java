package org.karmayogi.pulse.metrics.reject;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.karmayogi.pulse.edge.problem.FieldError;

class RejectDecoderTests {

    private static final Map<String, String> HEADERS = Map.of(
            "pulse_reason", "refused",
            "pulse_errors", "[{\"pointer\":\"/district\",\"detail\":\"No district has the code 'LUKNOW'.\"}]",
            "pulse_size", "70000",
            "ce_source", "portal",
            "ce_type", "in.karmayogi.learner.onboarded.v1",
            "ce_receivedat", "2026-11-22T06:30:00.123Z");

    private static ConsumerRecord<byte[], byte[]> record(Map<String, String> headers, byte[] value) {
        ConsumerRecord<byte[], byte[]> record = new ConsumerRecord<>("learning-rejects", 0, 17, null, value);
        headers.forEach((name, text) -> record.headers().add(name, text.getBytes(UTF_8)));
        return record;
    }

    private static Reject decode(Map<String, String> headers, byte[] value) {
        return RejectDecoder.decode(record(headers, value));
    }

    @Test
    void theNoteOfAReplayIsReadAndNothingElseIsOne() {
        Map<String, String> note = with("pulse_reason", "replayed");
        note.putAll(Map.of("pulse_replays", "0@3", "pulse_by", "op-1", "ce_id", "e-1"));
        assertThat(RejectDecoder.note(record(note, new byte[0])))
                .isEqualTo(new ReplayNote("0@3", new Replay(Instant.parse("2026-11-22T06:30:00.123Z"), "op-1", "e-1")));
        assertThat(RejectDecoder.note(record(HEADERS, new byte[0]))).isNull();
        for (String needed : List.of("pulse_replays", "pulse_by", "ce_id")) {
            Map<String, String> without = new TreeMap<>(note);
            without.remove(needed);
            assertThat(RejectDecoder.note(record(without, new byte[0])))
                    .as(needed)
                    .isNull();
        }
    }

    private static Map<String, String> with(String name, String value) {
        Map<String, String> headers = new TreeMap<>(HEADERS);
        headers.put(name, value);
        return headers;
    }

    @Test
    void aRefusedItemIsReadWhole() {
        Reject reject = decode(HEADERS, "{}".getBytes(UTF_8));
        assertThat(reject.id()).isEqualTo("0@17");
        assertThat(reject.reason()).isEqualTo("invalid-district");
        assertThat(reject.source()).isEqualTo("portal");
        assertThat(reject.family()).isEqualTo("learner.onboarded");
        assertThat(reject.receivedAt()).isEqualTo(Instant.parse("2026-11-22T06:30:00.123Z"));
        assertThat(reject.errors()).containsExactly(new FieldError("/district", "No district has the code 'LUKNOW'."));
        assertThat(reject.size()).isEqualTo(70_000);
        assertThat(reject.body()).asString(UTF_8).isEqualTo("{}");
    }

    @ParameterizedTest
    @CsvSource({
        "refused, '[{\"pointer\":\"\",\"detail\":\"x\"}]', malformed",
        "refused, '[{\"pointer\":\"/occurredAt\",\"detail\":\"x\"}]', invalid-occurredAt",
        "refused, '[{\"pointer\":\"/whatAClientInvents\",\"detail\":\"x\"}]', unknown-field",
        "refused, '[{\"pointer\":\"/actor/account/name\",\"detail\":\"x\"}]', invalid-actor",
        "refused, '[{\"pointer\":\"no pointer\",\"detail\":\"x\"}]', unknown-field",
        "refused, 'no json', malformed",
        "other-event, '[{\"pointer\":\"/verb/id\",\"detail\":\"x\"}]', other-event",
        "conflict, '[{\"pointer\":\"\",\"detail\":\"x\"}]', conflict",
        "invented, '[]', other"
    })
    void reasonsAreFewWhateverIsSent(String written, String errors, String reason) {
        Map<String, String> headers = with("pulse_reason", written);
        headers.put("pulse_errors", errors);
        assertThat(decode(headers, new byte[0]).reason()).isEqualTo(reason);
    }

    @Test
    void aRecordThatIsNoneOfOursIsListedWithWhatThereIs() {
        Reject reject = decode(Map.of("ce_type", "x", "pulse_size", "many", "ce_receivedat", "today"), null);
        assertThat(reject.reason()).isEqualTo("other");
        assertThat(reject.source()).isEmpty();
        assertThat(reject.family()).isNull();
        assertThat(reject.errors()).isEmpty();
        assertThat(reject.size()).isZero();
    }

    @Test
    void whatIsTooLongIsLeftOutOrCut() {
        Reject reject = decode(with("ce_source", "s".repeat(1_000)), new byte[1_000_000]);
        assertThat(reject.source()).isEmpty();
        assertThat(reject.body()).hasSize(64 * 1024);
        assertThat(reject.size()).isEqualTo(1_000_000);
    }
}
