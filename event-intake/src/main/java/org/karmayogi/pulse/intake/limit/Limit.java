package org.karmayogi.pulse.intake.limit;

import java.util.Locale;

/** The bounds of a request as a whole; what is too large about one event is said of that event. */
public enum Limit {
    /** Bytes of a body as they come over the wire. */
    COMPRESSED_SIZE,
    /** Bytes of a body after decompression. */
    SIZE,
    EVENTS,
    /** How many headers, and their characters. */
    HEADERS,
    /** How deep objects and arrays may nest. */
    DEPTH,
    /** Characters of one string, name or number. */
    STRING_LENGTH,
    /** How long a sender may keep us waiting for its bytes. */
    READ_TIME,
    REQUESTS_IN_FLIGHT,
    BYTES_IN_FLIGHT,
    /** Events a second of one portal. */
    EVENT_RATE;

    /** The name meters use. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
