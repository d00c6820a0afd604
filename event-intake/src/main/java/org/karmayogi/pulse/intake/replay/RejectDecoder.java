package org.karmayogi.pulse.intake.replay;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.karmayogi.pulse.edge.register.Quoted;
import org.karmayogi.pulse.intake.event.Family;
import org.karmayogi.pulse.intake.feed.AsideReason;

/** Reads records of {@code learning-rejects}. Anyone may have written them, so nothing of them is taken on trust. */
final class RejectDecoder {

    /** As the keys file has it. */
    private static final Pattern SOURCE = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    private RejectDecoder() {}

    /** What a record is; empty where it is no reject but the note of a replay. */
    static Optional<Reject> decode(ConsumerRecord<byte[], byte[]> record) {
        String id = record.partition() + "@" + record.offset();
        String reason = text(record, "pulse_reason");
        return switch (reason) {
            case "refused" -> Optional.of(refused(id, record));
            case ReplayNotes.REPLAYED -> Optional.empty();
            case "conflict" ->
                other(id, "is a conflict: what came first under its id stands. Send the event with an id of its own.");
            case "same-id-two-learners" ->
                other(id, "tells of two events that have one id. Send the one that came second with an id of its own.");
            default ->
                AsideReason.isCode(reason)
                        ? other(id, "was not refused: it is of a standard feed, and set aside as " + reason + ".")
                        : other(id, "does not say that intake refused it.");
        };
    }

    private static Reject refused(String id, ConsumerRecord<byte[], byte[]> record) {
        String type = text(record, "ce_type");
        Optional<Family> family = Arrays.stream(Family.values())
                .filter(it -> it.cloudEventsType().equals(type))
                .findFirst();
        if (family.isEmpty()) {
            return new Reject.Other("The reject '" + id + "' is of no family of events: its type is '" + Quoted.of(type)
                    + "'. Send the event to the route of its family.");
        }
        String source = text(record, "ce_source");
        return SOURCE.matcher(source).matches()
                ? new Reject.Refused(id, source, family.get())
                : new Reject.Other(
                        "The reject '" + id + "' names no portal: its source is '" + Quoted.of(source) + "'.");
    }

    private static Optional<Reject> other(String id, String why) {
        return Optional.of(new Reject.Other("The reject '" + id + "' " + why));
    }

    private static String text(ConsumerRecord<byte[], byte[]> record, String name) {
        Header header = record.headers().lastHeader(name);
        return header == null || header.value() == null ? "" : new String(header.value(), UTF_8);
    }
}
