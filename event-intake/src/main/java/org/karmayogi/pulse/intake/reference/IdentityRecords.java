package org.karmayogi.pulse.intake.reference;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.karmayogi.pulse.intake.identity.Identity;
import org.karmayogi.pulse.intake.json.JsonBytes;
import org.karmayogi.pulse.intake.publishing.Timestamps;
import org.karmayogi.pulse.intake.publishing.Topics;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * The form of identities on {@code learning-reference}: key {@code identity/<alias>}, value JSON. What is read is not
 * trusted: anyone may have written it.
 */
final class IdentityRecords {

    /** What their keys begin with. */
    static final String KEYS = "identity/";

    private static final Pattern IDENTIFIER = Pattern.compile("[A-Za-z0-9._:@/-]{1,128}");
    // Beyond these no event occurs, and the register has room for no other.
    private static final Instant EARLIEST = Instant.parse("2018-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");
    private static final JsonFactory JSON = new JsonFactory();

    private IdentityRecords() {}

    static ProducerRecord<String, byte[]> encode(Identity identity) {
        byte[] value = new JsonBytes(160)
                .append(JsonBytes.known("{\"learnerId\":"))
                .quoted(identity.learnerId())
                .append(JsonBytes.known(",\"linked\":" + identity.linked() + ",\"occurredAt\":"))
                .quoted(identity.occurredAt().toString())
                .append(JsonBytes.known(",\"receivedAt\":"))
                .quoted(Timestamps.millis(identity.receivedAt()))
                .append('}')
                .toByteArray();
        return new ProducerRecord<>(Topics.LEARNING_REFERENCE, KEYS + identity.alias(), value);
    }

    /** The identity; empty where the record does not hold an identity, which anyone may have written. */
    static Optional<Identity> decode(ConsumerRecord<String, byte[]> record) {
        byte @Nullable [] value = record.value();
        try {
            return value == null ? Optional.empty() : identity(record.key().substring(KEYS.length()), members(value));
        } catch (JacksonException | DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Optional<Identity> identity(String alias, Map<String, String> members) {
        String learnerId = members.getOrDefault("learnerId", "");
        Instant occurredAt = Instant.parse(members.getOrDefault("occurredAt", ""));
        Instant receivedAt = Instant.parse(members.getOrDefault("receivedAt", ""));
        boolean valid = IDENTIFIER.matcher(alias).matches()
                && IDENTIFIER.matcher(learnerId).matches()
                && isPossible(occurredAt)
                && isPossible(receivedAt);
        return valid
                ? Optional.of(
                        new Identity(alias, learnerId, "true".equals(members.get("linked")), occurredAt, receivedAt))
                : Optional.empty();
    }

    private static boolean isPossible(Instant time) {
        return !time.isBefore(EARLIEST) && time.isBefore(LATEST);
    }

    /** The members of an object that have a simple value, as text. */
    private static Map<String, String> members(byte[] value) {
        Map<String, String> members = new HashMap<>();
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), value)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return members;
            }
            for (String name = parser.nextName(); name != null; name = parser.nextName()) {
                if (parser.nextToken().isScalarValue()) {
                    members.put(name, String.valueOf(parser.getString()));
                }
                parser.skipChildren();
            }
        }
        return members;
    }
}
