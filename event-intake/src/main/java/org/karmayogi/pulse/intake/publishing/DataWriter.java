package org.karmayogi.pulse.intake.publishing;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.karmayogi.pulse.intake.event.Event;
import org.karmayogi.pulse.intake.event.Field;
import org.karmayogi.pulse.intake.event.FieldValues;
import org.karmayogi.pulse.intake.event.LogRecord;
import org.karmayogi.pulse.intake.json.JsonBytes;

/** Writes a record's data as JSON, each in the same array. Confined to one request. */
final class DataWriter {

    private static final Field[] FIELDS = Field.values();
    private static final Map<Field, byte[]> NAMES = names();

    private final JsonBytes json = new JsonBytes(256);

    /** What the record's key and headers do not say; the array is the record's own. */
    byte[] write(Event event) {
        FieldValues values = event.values();
        json.clear();
        json.append('{');
        for (Field field : FIELDS) {
            String text = event.family().isEnvelope(field) ? null : values.get(field);
            if (text != null) {
                write(field, text);
            }
        }
        return json.append('}').toByteArray();
    }

    /** What a record beside events says but for its headers. */
    byte[] write(LogRecord record) {
        json.clear();
        json.append('{');
        String learner = record.learnerId();
        if (learner != null) {
            write(Field.LEARNER_ID, learner);
        }
        return json.append('}').toByteArray();
    }

    private void write(Field field, String text) {
        if (json.length() > 1) {
            json.append(',');
        }
        json.append(Objects.requireNonNull(NAMES.get(field)));
        if (field.kind() == Field.Kind.MINUTES) {
            json.append(JsonBytes.known(text));
        } else {
            json.quoted(text);
        }
    }

    private static Map<Field, byte[]> names() {
        Map<Field, byte[]> names = new EnumMap<>(Field.class);
        for (Field field : FIELDS) {
            names.put(field, JsonBytes.known('"' + field.jsonName() + "\":"));
        }
        return names;
    }
}
