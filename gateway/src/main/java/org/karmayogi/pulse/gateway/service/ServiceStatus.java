package org.karmayogi.pulse.gateway.service;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How one service is.
 *
 * @param version that it runs; null where it did not say
 * @param clockAheadMillis its clock less the gateway's
 */
record ServiceStatus(
        String name,
        State state,
        @Nullable String version,
        @Nullable Instant startedAt,
        @Nullable Long clockAheadMillis) {

    enum State {
        @JsonProperty("ready")
        READY,
        @JsonProperty("not-ready")
        NOT_READY,
        @JsonProperty("unreachable")
        UNREACHABLE
    }

    /** What a process says of itself; anything of it may be missing. */
    record About(
            @Nullable String version,
            @Nullable Instant startedAt,
            @Nullable Instant time) {

        static final About NOTHING = new About(null, null, null);
    }

    static ServiceStatus of(String name, State state, About about, Instant asked, Instant answered) {
        Instant middle = asked.plusMillis((answered.toEpochMilli() - asked.toEpochMilli()) / 2);
        Instant time = about.time();
        return new ServiceStatus(
                name,
                state,
                about.version(),
                about.startedAt(),
                time == null ? null : time.toEpochMilli() - middle.toEpochMilli());
    }
}
