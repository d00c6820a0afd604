package org.karmayogi.pulse.edge.access;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** {@code pulse.key.expiry}: how long each key of the keys file still works, by its id. A changed file changes what is shown. */
record KeyExpiryMeters(ApiKeyRegistry keys) implements MeterBinder {

    @Override
    public void bindTo(MeterRegistry registry) {
        MultiGauge gauge = MultiGauge.builder("pulse.key.expiry")
                .baseUnit("seconds")
                .description("Until the key is refused; negative afterwards, infinite for a key without an end")
                .register(registry);
        keys.onLoad(loaded -> gauge.register(rows(loaded), true));
    }

    private static List<MultiGauge.Row<?>> rows(Collection<KnownKey> keys) {
        return keys.stream()
                .<MultiGauge.Row<?>>map(key -> {
                    Supplier<Number> left = () -> secondsLeft(key.expires(), Instant.now());
                    return MultiGauge.Row.of(Tags.of("key", key.client().id()), left);
                })
                .toList();
    }

    static double secondsLeft(@Nullable Instant expires, Instant now) {
        return expires == null
                ? Double.POSITIVE_INFINITY
                : Duration.between(now, expires).toSeconds();
    }
}
