package org.karmayogi.pulse.bench.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.karmayogi.pulse.bench.Settings;
import org.karmayogi.pulse.bench.http.HttpLoad;
import org.karmayogi.pulse.bench.system.BenchSystem;
import org.karmayogi.pulse.bench.system.EventSource;
import org.karmayogi.pulse.bench.system.LogWriter;

/** Every answer of a loaded metrics-service, while events arrive. */
class AnswersUnderLoadIT {

    private static final Settings SETTINGS = new Settings(1, true, 1, System.out);
    private static final int PEOPLE = 2_000;
    private static final int EVENTS = 20_000;

    @Test
    void identitiesHoldAndRowsAddUpToTheirSummaryInEveryAnswer() throws Exception {
        try (BenchSystem system = new BenchSystem(SETTINGS)) {
            int broker = system.broker();
            int metrics = system.metrics(broker, system.store());
            AnswerTape tape = new AnswerTape(128 << 20);
            try (LogWriter log = new LogWriter(broker, new EventSource(PEOPLE, 2 * EVENTS, 1))) {
                log.fill(EVENTS);
                system.client(metrics).settle(Clock.systemUTC().instant());
                log.startArrivals(1_000);
                HttpLoad.open(metrics, 32, 500)
                        .run(new Questions(1, system.key("reader")).mixed(), Duration.ofSeconds(6), tape);
                log.check();
                AnswerCheck check = tape.check();
                assertThat(check.broken())
                        .as("seed 1; logs are in %s", system.folder())
                        .isEmpty();
                assertThat(check.answers()).isEqualTo(3_000);
                assertThat(check.cuts()).as("cuts that were seen").isGreaterThan(5);
                assertThat(check.sums()).isGreaterThan(1_000);
                assertThat(log.arrived()).isPositive();
            }
        }
    }
}
