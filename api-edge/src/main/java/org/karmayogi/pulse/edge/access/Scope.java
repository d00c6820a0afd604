package org.karmayogi.pulse.edge.access;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** A right that a key or token can carry. {@link #ADMIN} implies all others. */
public enum Scope {
    EVENTS_WRITE("events:write"),
    METRICS_READ("metrics:read"),
    LEARNERS_READ("learners:read"),
    REGISTRY_WRITE("registry:write"),
    ADMIN("admin");

    private final String code;

    Scope(String code) {
        this.code = code;
    }

    /** The scope's name on the wire and in the keys file, such as {@code events:write}. */
    public String code() {
        return code;
    }

    /** The scope with exactly this code; empty when there is none. */
    public static Optional<Scope> ofCode(String code) {
        return Arrays.stream(values()).filter(scope -> scope.code.equals(code)).findFirst();
    }

    /** All codes, comma-separated, for messages. */
    static String allCodes() {
        return Arrays.stream(values()).map(Scope::code).collect(Collectors.joining(", "));
    }
}
