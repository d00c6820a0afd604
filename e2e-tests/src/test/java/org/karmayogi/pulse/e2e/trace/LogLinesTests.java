package org.karmayogi.pulse.e2e.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The check of the logs must be able to fail. */
class LogLinesTests {

    private static final String GOOD =
            "{\"@timestamp\":\"2026-11-24T10:00:00Z\",\"log\":{\"level\":\"INFO\",\"logger\":\"a.B\"},\"service\":{\"name\":\"gateway\"},"
                    + "\"process\":{\"pid\":1,\"thread\":{\"name\":\"main\"}},\"message\":\"Started\"}";

    private final LogLines gateway = new LogLines("gateway", List.of("UP-1"));

    @Test
    void aLineAsItShouldBeHasNoFault() {
        assertThat(gateway.faults(GOOD + "\n" + GOOD)).isEmpty();
    }

    @Test
    void aLearnerIsFoundWhereverItStands() {
        assertThat(gateway.faults(GOOD.replace("Started", "learner UP-1 is full")))
                .singleElement()
                .asString()
                .startsWith("'UP-1' stands in");
        assertThat(gateway.faults("plain UP-1")).hasSize(2);
    }

    @Test
    void whatIsNoJsonOrLacksAFieldIsFound() {
        assertThat(gateway.faults(GOOD + "\n\tat a.B.c(B.java:1)"))
                .singleElement()
                .asString()
                .startsWith("no JSON");
        assertThat(gateway.faults(GOOD.replace("\"level\":\"INFO\",", "")))
                .singleElement()
                .asString()
                .startsWith("/log/level is missing");
        assertThat(gateway.faults(GOOD.replace("gateway", "other")))
                .singleElement()
                .asString()
                .startsWith("not of");
    }
}
