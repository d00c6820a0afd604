package org.karmayogi.pulse.metrics.consume;

import org.jspecify.annotations.Nullable;

/** Rules that headers and fields of records have in common. */
final class Fields {

    private static final int MAX_IDENTIFIER = 128;

    private Fields() {}

    /** The value; a record without it is dead. */
    static String required(String field, @Nullable String value) throws DeadRecordException {
        if (value == null) {
            throw new DeadRecordException(
                    field.startsWith("ce_") ? DeadReason.HEADERS : DeadReason.INVALID, field + " is missing");
        }
        return value;
    }

    /** The value, which must be there and have the form of ids. */
    static String identifier(String field, @Nullable String value) throws DeadRecordException {
        String identifier = required(field, value);
        if (!isIdentifier(identifier)) {
            throw new DeadRecordException(
                    DeadReason.INVALID, field + " '" + identifier + "' is not 1 to 128 of A-Z a-z 0-9 . _ : @ / -");
        }
        return identifier;
    }

    /** By hand: this is asked three times a record, and a regular expression was a tenth of all decoding. */
    private static boolean isIdentifier(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean letterOrDigit = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
            if (!letterOrDigit && "._:@/-".indexOf(c) < 0) {
                return false;
            }
        }
        return !text.isEmpty() && text.length() <= MAX_IDENTIFIER;
    }
}
