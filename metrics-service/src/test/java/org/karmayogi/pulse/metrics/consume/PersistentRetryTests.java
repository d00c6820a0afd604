package org.karmayogi.pulse.metrics.consume;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoException;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class PersistentRetryTests {

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final MetricsMeters meters = new MetricsMeters(registry);
    private final AtomicInteger attempts = new AtomicInteger();

    @Test
    void triesUntilTheStoreAnswersAndCountsEachFailure() {
        String answer = new PersistentRetry(3, meters).call(() -> {
            if (attempts.incrementAndGet() < 3) {
                throw new MongoException("away");
            }
            return "there";
        });
        assertThat(answer).isEqualTo("there");
        assertThat(failures()).isEqualTo(2);
    }

    @Test
    void whatMustNotBeDoneTwiceIsDoneOnceAndItsFailureIsCounted() {
        assertThatThrownBy(() -> PersistentRetry.once(3, meters).call(() -> {
                    attempts.incrementAndGet();
                    throw new MongoException("away");
                }))
                .isInstanceOf(MongoException.class);
        assertThat(attempts).hasValue(1);
        assertThat(failures()).isEqualTo(1);
    }

    @Test
    void whatNoAnswerOfTheStoreWouldChangeIsNoFailureOfIts() {
        assertThatThrownBy(() -> PersistentRetry.once(3, meters).call(() -> {
                    throw new IllegalStateException("both versions are newer");
                }))
                .isInstanceOf(IllegalStateException.class);
        assertThat(failures()).isZero();
    }

    private double failures() {
        return registry.get("pulse.store.failures").counter().count();
    }
}
