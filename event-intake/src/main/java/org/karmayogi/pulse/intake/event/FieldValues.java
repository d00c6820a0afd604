package org.karmayogi.pulse.intake.event;

import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What an event says in each field, as text. Filled while reading, then only read; confined to one request. */
public final class FieldValues {

    private static final Field[] FIELDS = Field.values();

    /** FNV's: large, so that the fields' hashes end up in different bits. */
    private static final long PRIME = 0x100000001b3L;

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

    /**
     * Equal for equal content; for other content in all likelihood another, with 32 bits a field: strings' own hashes, which the JVM
     * computes many characters at a time.
     */
    public long fingerprint() {
        long hash = 0;
        for (Field field : FIELDS) {
            String text = texts.get(field);
            hash = hash * PRIME + (text == null ? 0 : text.hashCode() + 1L);
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
