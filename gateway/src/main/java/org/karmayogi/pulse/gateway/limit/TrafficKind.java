package org.karmayogi.pulse.gateway.limit;

import java.util.Locale;

/** Kinds of traffic that are limited alike. Each route has its own circuit and its own places. */
public enum TrafficKind {
    INTAKE,
    /** Files besides events: larger, and answered when they have been read to their end. */
    BULK,
    REGISTER,
    QUERY,
    OPERATION,
    /** Answers that never end: places are kept as long as the caller listens, and no time limit applies. */
    STREAM;

    String property() {
        return "pulse.gateway.limits." + name().toLowerCase(Locale.ROOT);
    }
}
