package org.karmayogi.pulse.metrics.consume;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;

/**
 * The fields of an event's JSON data that any family uses. A tolerant reader: fields of a newer minor schema are passed
 * over, but a known field must be what its family says.
 */
final class EventData {

    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(16)
                    .maxStringLength(16 * 1024)
                    .maxNumberLength(32)
                    .build())
            .build();

    @Nullable String department;

    @Nullable String district;

    @Nullable String category;

    @Nullable String name;

    @Nullable String reason;

    @Nullable String courseId;

    @Nullable Integer durationMinutes;

    @Nullable String certificateId;

    @Nullable String learnerId;

    @Nullable String eventId;

    private EventData() {}

    static EventData read(byte[] value) throws DeadRecordException {
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), value)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new DeadRecordException(DeadReason.INVALID, "the data is not a JSON object");
            }
            EventData data = object(parser);
            if (parser.nextToken() != null) {
                throw new DeadRecordException(DeadReason.MALFORMED, "something follows the JSON object");
            }
            return data;
        } catch (JacksonException e) {
            throw new DeadRecordException(DeadReason.MALFORMED, "the data is not JSON: " + e.getOriginalMessage());
        }
    }

    private static EventData object(JsonParser parser) throws DeadRecordException {
        EventData data = new EventData();
        for (String field = parser.nextName(); field != null; field = parser.nextName()) {
            parser.nextToken();
            switch (field) {
                case "department" -> data.department = text(parser, field);
                case "district" -> data.district = text(parser, field);
                case "category" -> data.category = text(parser, field);
                case "name" -> data.name = text(parser, field);
                case "reason" -> data.reason = text(parser, field);
                case "courseId" -> data.courseId = text(parser, field);
                case "certificateId" -> data.certificateId = text(parser, field);
                case "durationMinutes" -> data.durationMinutes = minutes(parser);
                case "learnerId" -> data.learnerId = text(parser, field);
                case "eventId" -> data.eventId = text(parser, field);
                default -> parser.skipChildren();
            }
        }
        return data;
    }

    private static String text(JsonParser parser, String field) throws DeadRecordException {
        if (parser.currentToken() != JsonToken.VALUE_STRING) {
            throw new DeadRecordException(
                    DeadReason.INVALID, field + " is " + parser.currentToken() + ", expected a string");
        }
        return parser.getString();
    }

    private static int minutes(JsonParser parser) throws DeadRecordException {
        if (parser.currentToken() == JsonToken.VALUE_NUMBER_INT) {
            try {
                int minutes = parser.getIntValue();
                if (minutes >= 1 && minutes <= 60_000) {
                    return minutes;
                }
            } catch (JacksonException e) {
                // falls through: a number beyond an int is beyond the range as well
            }
        }
        throw new DeadRecordException(
                DeadReason.INVALID,
                "durationMinutes is " + parser.getString() + ", expected a whole number 1 to 60000");
    }
}
