package org.karmayogi.pulse.standalone.dead;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/** A record on one of the topics of what was set aside, in the form that the contracts describe. */
record SetAsideCopy(ConsumerRecord<byte[], byte[]> record) {

    private static final String FIRST_OF_OURS = "pulse_reason";

    /** Where the original lies in the log, or the id intake gave what never came there. */
    String id() {
        @Nullable String offset = text("pulse_offset");
        return offset == null ? textOr("pulse_rejectid", "?") : textOr("pulse_partition", "?") + "@" + offset;
    }

    String reason() {
        return textOr(FIRST_OF_OURS, "?");
    }

    /** Whether it only says that a reject was replayed. */
    boolean isNote() {
        return reason().equals("replayed");
    }

    String detail() {
        return textOr("pulse_detail", textOr("pulse_errors", ""));
    }

    String type() {
        return textOr("ce_type", "-");
    }

    Instant time() {
        return Instant.ofEpochMilli(record.timestamp());
    }

    /** Whether something of the original was left out because no topic takes as much. */
    boolean isCut() {
        return record.headers().lastHeader("pulse_cut") != null;
    }

    /** The partition of the log that the original lies in. */
    TopicPartition log() {
        return new TopicPartition(textOr("pulse_topic", "?"), Integer.parseInt(textOr("pulse_partition", "")));
    }

    /** The original's offset in the log. */
    long offset() {
        return Long.parseLong(textOr("pulse_offset", ""));
    }

    /** The headers the original had: ours come behind them, and an original may have had some of the same name. */
    List<Header> originalHeaders() {
        List<Header> all = List.of(record.headers().toArray());
        int ours = all.size() - 1;
        while (ours >= 0 && !all.get(ours).key().equals(FIRST_OF_OURS)) {
            ours--;
        }
        return all.subList(0, Math.max(0, ours));
    }

    private String textOr(String header, String otherwise) {
        @Nullable String text = text(header);
        return text == null ? otherwise : text;
    }

    private @Nullable String text(String name) {
        @Nullable Header header = record.headers().lastHeader(name);
        return header == null || header.value() == null ? null : new String(header.value(), UTF_8);
    }
}
