package org.karmayogi.pulse.metrics.consume;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

/** Attempts, pauses and their end, on a clock of the test's own. */
class SetAsideTests {

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final Broker broker = new Broker();
    private final Deque<Runnable> tasks = new ArrayDeque<>();
    private long now = -5;
    private final SetAside setAside = new SetAside(broker, tasks::add, new MetricsMeters(registry), () -> now);

    /** Takes what it is given while nothing is wrong with it. */
    private static final class Broker implements SetAsideWriter {

        private final List<Long> offsets = new ArrayList<>();
        private RuntimeException failure;
        private int attempts;
        private boolean closed;

        @Override
        public List<SetAsideRecord> write(List<SetAsideRecord> records) {
            attempts++;
            if (failure != null) {
                throw failure;
            }
            records.forEach(record -> offsets.add(record.offset()));
            return records;
        }

        @Override
        public void close() {
            closed = true;
        }
    }

    private static SetAsideRecord record(long offset) {
        return SetAsideRecord.dead(
                new ConsumerRecord<>("learning-events", 3, offset, "UP-1", null), DeadReason.INVALID, "no data");
    }

    private void attempt() {
        setAside.tend();
        while (!tasks.isEmpty()) {
            tasks.remove().run();
        }
        setAside.tend();
    }

    private double waiting() {
        return registry.get("pulse.setaside.waiting").gauge().value();
    }

    private double failures() {
        return registry.get("pulse.setaside.failures").counter().count();
    }

    @Test
    void isWaitingUntilTheBrokerHasTakenAll() {
        setAside.add(record(7));
        setAside.tend();
        assertThat(setAside.isWaiting()).as("the attempt has not run yet").isTrue();
        setAside.add(record(9));
        attempt();
        assertThat(broker.offsets).containsExactly(7L);
        assertThat(setAside.isWaiting()).as("what came during the attempt").isTrue();
        attempt();
        assertThat(broker.offsets).containsExactly(7L, 9L);
        assertThat(setAside.isWaiting()).isFalse();
        assertThat(registry.get("pulse.dead").tag("reason", "invalid").counter().count())
                .isEqualTo(2);
        assertThat(waiting()).isZero();
    }

    @Test
    void triesAgainAfterGrowingPausesAndThenGivesUp() {
        broker.failure = new LogUnavailableException("away", null);
        setAside.add(record(7));
        int[] pauses = {1, 2, 4, 5, 5, 5, 5};
        for (int i = 0; i < pauses.length; i++) {
            attempt();
            assertThat(broker.attempts).isEqualTo(i + 1);
            assertThat(failures()).isEqualTo(i + 1);
            assertThat(waiting()).isEqualTo(1);
            now += Duration.ofSeconds(pauses[i]).toNanos() - 1;
            attempt();
            assertThat(broker.attempts).as("before the pause has ended").isEqualTo(i + 1);
            now++;
        }
        assertThatExceptionOfType(LogUnavailableException.class).isThrownBy(this::attempt);
        assertThat(broker.attempts).isEqualTo(SetAside.MAX_ATTEMPTS);
        assertThat(setAside.isWaiting()).as("nothing may pass").isTrue();
        setAside.close();
        attempt();
        assertThat(broker.closed).isTrue();
        assertThat(waiting()).isZero();
    }

    @Test
    void aBrokerThatIsBackIsGivenEverything() {
        broker.failure = new LogUnavailableException("away", null);
        setAside.add(record(7));
        attempt();
        broker.failure = null;
        now += Duration.ofSeconds(1).toNanos();
        attempt();
        assertThat(broker.offsets).containsExactly(7L);
        assertThat(setAside.isWaiting()).isFalse();
        assertThat(waiting()).isZero();
        broker.failure = new LogUnavailableException("away again", null);
        setAside.add(record(8));
        attempt();
        now += Duration.ofSeconds(1).toNanos();
        attempt();
        assertThat(broker.attempts).as("pauses begin small again").isEqualTo(4);
    }

    @Test
    void whatNoAttemptCanMendEndsIt() {
        broker.failure = new IllegalStateException("a fault of ours");
        setAside.add(record(7));
        assertThatExceptionOfType(IllegalStateException.class).isThrownBy(this::attempt);
        assertThat(failures()).isZero();
    }

    @Test
    void anAttemptUnderWayEndsBeforeTheWriterIsClosed() {
        setAside.add(record(7));
        setAside.tend();
        setAside.close();
        assertThat(broker.closed).isFalse();
        while (!tasks.isEmpty()) {
            tasks.remove().run();
        }
        assertThat(broker.offsets).containsExactly(7L);
        assertThat(broker.closed).isTrue();
    }
}
