package org.karmayogi.pulse.gateway.limit;

import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.util.unit.DataSize;

/**
 * Prefix {@code pulse.gateway}.
 *
 * @param maxRequestSize a request that announces more is refused before any of it is passed on, where its kind of
 *     traffic says nothing else
 * @param limits for every kind of traffic
 * @param circuit when a failing route is given a rest
 */
@ConfigurationProperties("pulse.gateway")
record LimitProperties(DataSize maxRequestSize, Map<TrafficKind, Limit> limits, Circuit circuit) {

    LimitProperties {
        for (TrafficKind kind : TrafficKind.values()) {
            Limit limit = limits.get(kind);
            if (limit == null) {
                throw new IllegalArgumentException(
                        kind.property() + " is not set; expected 'concurrent' and 'time-limit'");
            }
            if (limit.concurrent() < 1) {
                throw new IllegalArgumentException(
                        kind.property() + ".concurrent is " + limit.concurrent() + "; expected at least 1");
            }
            Duration time = limit.timeLimit();
            if (kind != TrafficKind.STREAM && (time == null || time.isNegative() || time.isZero())) {
                throw new IllegalArgumentException(
                        kind.property() + ".time-limit is " + time + "; expected a duration such as 5s");
            }
        }
    }

    Limit of(TrafficKind kind) {
        Limit limit = limits.get(kind);
        if (limit == null) {
            throw new IllegalStateException("No limit for " + kind);
        }
        return limit;
    }

    DataSize maxRequestSize(TrafficKind kind) {
        DataSize own = of(kind).maxRequestSize();
        return own == null ? maxRequestSize : own;
    }

    /**
     * @param concurrent requests of one route that may be in flight at a time
     * @param timeLimit until the service has begun to answer; null for no limit
     * @param maxRequestSize null for that of all traffic
     */
    record Limit(
            int concurrent,
            @Nullable Duration timeLimit,
            @Nullable DataSize maxRequestSize) {}

    /**
     * @param window over which failures are counted
     * @param minimumCalls below which no rate is worth acting on
     * @param failureRate in percent, 1 to 100
     * @param openFor how long nothing is passed on
     * @param trialCalls that decide afterwards whether the service is back
     */
    record Circuit(Duration window, int minimumCalls, int failureRate, Duration openFor, int trialCalls) {

        Circuit {
            if (window.toSeconds() < 1 || minimumCalls < 1 || failureRate < 1 || failureRate > 100 || trialCalls < 1) {
                throw new IllegalArgumentException("pulse.gateway.circuit is not valid; expected window of at least 1s,"
                        + " minimum-calls and trial-calls of at least 1, failure-rate 1 to 100");
            }
        }
    }
}
