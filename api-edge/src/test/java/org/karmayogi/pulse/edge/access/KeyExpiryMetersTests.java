package org.karmayogi.pulse.edge.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyExpiryMetersTests {

    @TempDir
    Path folder;

    private final AtomicLong clock = new AtomicLong();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

    @Test
    void everyKeyOfTheFileIsShownAlsoAfterAChange() throws IOException {
        write("\"%s\"".formatted(Instant.now().plus(Duration.ofDays(10))));
        ApiKeyRegistry registry = new ApiKeyRegistry(folder.resolve("keys.json"), clock::get);
        new KeyExpiryMeters(registry).bindTo(meters);

        assertThat(left("a")).isBetween(10 * 86_400.0 - 60, 10 * 86_400.0);
        assertThat(left("b")).isInfinite();

        write("\"2026-01-01T00:00:00Z\"");
        clock.addAndGet(Duration.ofSeconds(1).toNanos());
        assertThat(registry.find("nobody's")).isEmpty();
        assertThat(left("a")).isNegative();
    }

    @Test
    void secondsAreCountedToTheEndAndBeyond() {
        Instant now = Instant.parse("2026-11-24T00:00:00Z");
        assertThat(KeyExpiryMeters.secondsLeft(now.plusSeconds(90), now)).isEqualTo(90);
        assertThat(KeyExpiryMeters.secondsLeft(now.minusSeconds(90), now)).isEqualTo(-90);
        assertThat(new KnownKey(client(), now).hasExpired(now)).isTrue();
        assertThat(new KnownKey(client(), now).hasExpired(now.minusMillis(1))).isFalse();
        assertThat(new KnownKey(client(), null).hasExpired(Instant.MAX)).isFalse();
    }

    private static ApiClient client() {
        return new ApiClient("a", "a", Set.of(Scope.ADMIN), Set.of(), Set.of());
    }

    private double left(String key) {
        Gauge gauge = meters.get("pulse.key.expiry").tag("key", key).gauge();
        return gauge.value();
    }

    private void write(String expires) throws IOException {
        String one = "{\"id\":\"%s\",\"source\":\"s\",\"scopes\":[\"admin\"],\"sha256\":\"%s\"%s}";
        Files.writeString(
                folder.resolve("keys.json"),
                "{\"keys\":[" + one.formatted("a", "0".repeat(64), ",\"expires\":" + expires) + ","
                        + one.formatted("b", "1".repeat(64), "") + "]}");
    }
}
