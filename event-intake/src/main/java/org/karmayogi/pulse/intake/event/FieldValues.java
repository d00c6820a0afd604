package org.karmayogi.pulse.intake.event;

import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What an event says in each field, as text. Filled while reading, then only read; confined to one request. */
public final class FieldValues {

    private static final long FNV_OFFSET = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;

    private final Map<Field, String> texts = new EnumMap<>(Field.class);

    public void put(Field field, String text) {
        texts.put(field, text);
    }

    /** The field's text; null where the event does not have the field. */
    public @Nullable String get(Field field) {
        return texts.get(field);
    }

    /** The text of a field that is known to be there. */
    public String require(Field field) {
        String text = texts.get(field);
        if (text == null) {
            throw new IllegalStateException("The event has no " + field.jsonName());
        }
        return text;
    }

    /** Equal for equal content, and for other content in all likelihood another: FNV-1a over every field's name and text. */
    public long fingerprint() {
        long hash = FNV_OFFSET;
        for (Map.Entry<Field, String> field : texts.entrySet()) {
            hash = (hash ^ field.getKey().jsonName().hashCode()) * FNV_PRIME;
            String text = field.getValue();
            for (int i = 0; i < text.length(); i++) {
                hash = (hash ^ text.charAt(i)) * FNV_PRIME;
            }
        }
        return hash;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof FieldValues that && texts.equals(that.texts);
    }

    @Override
    public int hashCode() {
        return texts.hashCode();
    }
}
