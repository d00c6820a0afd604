package org.karmayogi.pulse.standalone.dead;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.karmayogi.pulse.embedded.EmbeddedBroker;

/** The commands against a real broker, on topics that hold what the contracts describe. */
class DeadIT {

    @TempDir
    static Path directory;

    private static final TopicPartition LOG = new TopicPartition("learning-events", 0);
    private static final byte[] KEY = {(byte) 0xC3, 0x28};
    private static final byte[] VALUE = {'{', (byte) 0xFF, 0};

    private static EmbeddedBroker broker;
    private static Map<String, String> environment;

    @BeforeAll
    static void fill() throws Exception {
        broker = EmbeddedBroker.start(directory);
        environment = Map.of("PULSE_KAFKA", broker.bootstrapServers());
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            admin.createTopics(List.of(
                            new NewTopic("learning-events", 1, (short) 1),
                            new NewTopic("learning-events.dead", 3, (short) 1),
                            new NewTopic("learning-rejects", 1, (short) 1)))
                    .all()
                    .get();
        }
        try (Producer<byte[], byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", broker.bootstrapServers()),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            ProducerRecord<byte[], byte[]> original =
                    new ProducerRecord<>("learning-events", "k".getBytes(UTF_8), VALUE);
            original.headers().add("ce_id", "in the log".getBytes(UTF_8));
            producer.send(original).get();
            producer.send(dead("malformed", "3", "not JSON \u001b[2J at all")).get();
            producer.send(dead("malformed", "3", "the same once more")).get();
            producer.send(dead("unknown-type", "9", "never heard of")).get();
            ProducerRecord<byte[], byte[]> cut = dead("headers", "0", "more than 64 headers");
            put(cut.headers(), "pulse_cut", "kept are 0 of 1 key bytes");
            producer.send(cut).get();
            ProducerRecord<byte[], byte[]> gone = dead("headers", "77", "more than 64 headers");
            put(gone.headers(), "pulse_cut", "kept are 0 of 1 key bytes");
            producer.send(gone).get();
            ProducerRecord<byte[], byte[]> reject =
                    new ProducerRecord<>("learning-rejects", "portal".getBytes(UTF_8), "{}".getBytes(UTF_8));
            put(reject.headers(), "pulse_reason", "refused");
            put(reject.headers(), "pulse_rejectid", "a-b-c");
            put(reject.headers(), "pulse_errors", "[{\"pointer\":\"/id\"}]");
            producer.send(reject).get();
        }
    }

    @AfterAll
    static void stop() {
        broker.close();
    }

    private static ProducerRecord<byte[], byte[]> dead(String reason, String offset, String detail) {
        ProducerRecord<byte[], byte[]> record = new ProducerRecord<>("learning-events.dead", KEY, VALUE);
        record.headers().add("ce_id", "e1".getBytes(UTF_8)).add("pulse_reason", "forged".getBytes(UTF_8));
        put(record.headers(), "pulse_reason", reason);
        put(record.headers(), "pulse_detail", detail);
        put(record.headers(), "pulse_topic", "learning-events");
        put(record.headers(), "pulse_partition", "0");
        put(record.headers(), "pulse_offset", offset);
        return record;
    }

    private static void put(Headers headers, String key, String text) {
        headers.add(key, text.getBytes(UTF_8));
    }

    private static String printed(int status, String... words) {
        return DeadRun.printed(status, environment, words);
    }

    @Test
    void listsEachOriginalOnce() {
        String all = printed(0, "dead", "list");
        assertThat(all).startsWith("4 set aside: headers 2, malformed 1, unknown-type 1\n");
        assertThat(all.lines()).hasSize(5);
        assertThat(all).contains("0@3 ", "0xc328", "not JSON \\u001b[2J at all").doesNotContain("once more");
        assertThat(printed(0, "dead", "list", "--reason", "headers").lines()).hasSize(3);
        assertThat(printed(0, "dead", "list", "--limit", "1")).endsWith("and 3 older ones; --limit shows more\n");
        assertThat(printed(0, "rejects", "list")).contains("1 set aside: refused 1", "a-b-c", "portal");
    }

    @Test
    void showsHeadersAndBytes() {
        assertThat(printed(0, "dead", "show", "0@3"))
                .contains(
                        "key  0xc328",
                        "ce_id: e1",
                        "pulse_reason: forged",
                        "pulse_reason: malformed",
                        "3 bytes\n0x7bff00");
        assertThat(printed(1, "dead", "show", "5@5")).startsWith("Nothing with the id 5@5");
        assertThat(printed(0, "rejects", "show", "a-b-c")).contains("refused", "{}");
    }

    @Test
    void putsTheOriginalBack() {
        String replayed = printed(0, "dead", "replay", "0@9");
        assertThat(replayed).contains("0@9 replayed as 0@").endsWith("1 replayed\n");
        ConsumerRecord<byte[], byte[]> record = written(replayed, "0@9");
        assertThat(record.key()).isEqualTo(KEY);
        assertThat(record.value()).isEqualTo(VALUE);
        assertThat(record.headers())
                .extracting(header -> header.key() + "=" + new String(header.value(), UTF_8))
                .containsExactly("ce_id=e1", "pulse_reason=forged", "pulse_replayed=0@9");
    }

    @Test
    void putsWhatWasCutBackFromTheLog() {
        String replayed = printed(1, "dead", "replay", "--reason", "headers");
        assertThat(replayed)
                .contains("0@77 was cut, and the original is no longer in the log: not replayed")
                .endsWith("1 replayed, 1 not\n");
        assertThat(new String(
                        written(replayed, "0@0").headers().lastHeader("ce_id").value(), UTF_8))
                .isEqualTo("in the log");
    }

    /** The record that the command says it has written. */
    private static ConsumerRecord<byte[], byte[]> written(String printed, String id) {
        String line = printed.lines()
                .filter(text -> text.startsWith(id + " replayed"))
                .findFirst()
                .orElseThrow();
        long offset = Long.parseLong(line.substring(line.lastIndexOf('@') + 1));
        return new Broker(broker.bootstrapServers()).at(LOG, offset).orElseThrow();
    }

    @Test
    void saysWhatIsWrong() {
        assertThat(printed(2, "dead", "bury")).contains("Unknown command 'bury'", "pulse dead list");
        assertThat(printed(2, "dead", "replay")).contains("replay needs one of an id, --reason and --all");
        assertThat(printed(2, "rejects", "replay", "--all")).contains("can not be replayed");
        assertThat(printed(2, "dead", "list", "--limit", "no")).contains("from 1 to 100000, not 'no'");
        assertThat(printed(0, "dead", "--help")).contains("pulse rejects list");
        assertThat(DeadRun.printed(
                        2, Map.of("PULSE_DATA", directory.resolve("none").toString()), "dead", "list"))
                .contains("No broker is known");
    }
}
