package org.karmayogi.pulse.metrics.consume;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.junit.jupiter.api.Test;

class SetAsideFormTests {

    private final SetAsideForm form = new SetAsideForm(
            new TopicProperties("learning-events", "the-dead", "the-rejects", "the-reference", 3, (short) 1));

    private static ConsumerRecord<String, byte[]> record(byte[] key, byte[] value) {
        String text = new LosslessKey().deserialize("learning-events", key);
        return new ConsumerRecord<>("learning-events", 3, 17, text, value);
    }

    private static String header(ProducerRecord<byte[], byte[]> copy, String name) {
        return new String(copy.headers().lastHeader(name).value(), UTF_8);
    }

    @Test
    void keyBytesAndHeadersAreKeptAndOursComeLast() {
        byte[] key = {(byte) 0xC3, 0x28, 0, (byte) 0xFF};
        byte[] value = {1, 2, (byte) 0xFE};
        ConsumerRecord<String, byte[]> original = record(key, value);
        original.headers().add("pulse_reason", "forged".getBytes(UTF_8)).add("a", null);

        ProducerRecord<byte[], byte[]> copy =
                form.copy(SetAsideRecord.dead(original, DeadReason.HEADERS, "why"), SetAsideForm.WHOLE);

        assertThat(copy.topic()).isEqualTo("the-dead");
        assertThat(copy.key()).isEqualTo(key);
        assertThat(copy.value()).isEqualTo(value);
        List<Header> headers = List.of(copy.headers().toArray());
        assertThat(headers.subList(0, 2)).containsExactly(original.headers().toArray());
        assertThat(headers.subList(2, headers.size()).stream().map(Header::key))
                .containsExactly("pulse_reason", "pulse_detail", "pulse_topic", "pulse_partition", "pulse_offset");
        assertThat(header(copy, "pulse_reason")).isEqualTo("headers");
        assertThat(header(copy, "pulse_offset")).isEqualTo("17");
    }

    @Test
    void noKeyAndNoValueStayNone() {
        ProducerRecord<byte[], byte[]> copy =
                form.copy(SetAsideRecord.dead(record(null, null), DeadReason.INVALID, "no data"), SetAsideForm.WHOLE);
        assertThat(copy.key()).isNull();
        assertThat(copy.value()).isNull();
    }

    @Test
    void aConflictHasTheFormOfAReject() {
        ConsumerRecord<String, byte[]> original = record("UP-1".getBytes(UTF_8), "{}".getBytes(UTF_8));
        ProducerRecord<byte[], byte[]> copy = form.copy(SetAsideRecord.conflict(original), SetAsideForm.WHOLE);
        assertThat(copy.topic()).isEqualTo("the-rejects");
        assertThat(header(copy, "pulse_reason")).isEqualTo("conflict");
        assertThat(header(copy, "pulse_errors"))
                .isEqualTo("[{\"pointer\":\"/id\","
                        + "\"detail\":\"the same source and id came before with another body, which stands\"}]");
        assertThat(header(copy, "pulse_size")).isEqualTo("2");
        assertThat(header(copy, "pulse_rejectid"))
                .as("the same however often it is copied")
                .isEqualTo(header(form.copy(SetAsideRecord.conflict(original), 1), "pulse_rejectid"));
    }

    @Test
    void aCopyThatIsCutSaysSoAndFitsATopicOfOneMebibyte() {
        byte[] key = new byte[2_000_000];
        byte[] value = "x".repeat(2_000_000).getBytes(UTF_8);
        ConsumerRecord<String, byte[]> original = record(key, value);
        for (int i = 0; i < 10_000; i++) {
            original.headers().add("header-" + i, new byte[100]);
        }

        ProducerRecord<byte[], byte[]> copy =
                form.copy(SetAsideRecord.dead(original, DeadReason.HEADERS, "é".repeat(600)), SetAsideForm.CUT);

        assertThat(copy.value()).isEqualTo(Arrays.copyOf(value, SetAsideForm.CUT / 2));
        assertThat(new String(copy.key(), ISO_8859_1)).hasSize(SetAsideForm.CUT / 4);
        assertThat(header(copy, "pulse_cut"))
                .startsWith("kept are 131072 of 2000000 key bytes, 262144 of 2000000 value bytes, ")
                .endsWith(" of 10000 headers");
        int size = copy.key().length + copy.value().length;
        for (Header header : copy.headers()) {
            size += header.key().length() + header.value().length + 10;
        }
        assertThat(size).isLessThan(600 * 1024);
    }
}
