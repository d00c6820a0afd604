package org.karmayogi.pulse.intake.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class AdmissionTests {

    private final Admission admission = new Admission(new Admission.Capacity(2, 1_000, 10, 10), () -> 0);

    @Test
    void asManyRequestsAsThereArePlacesAreIn() {
        Ticket first = admission.enter("a", 10);
        admission.enter("b", 10);

        assertRefused(Limit.REQUESTS_IN_FLIGHT, "c", 10);
        assertThat(admission.requestsInFlight()).isEqualTo(2);
        first.close();
        first.close();
        assertThat(admission.requestsInFlight()).isEqualTo(1);
        admission.enter("c", 10);
        assertRefused(Limit.REQUESTS_IN_FLIGHT, "d", 10);
    }

    @Test
    void bytesAreReservedAsAnnouncedAndAsReadAndAllGivenBack() {
        Ticket first = admission.enter("a", 600);
        first.reserve(500);
        assertRefused(Limit.BYTES_IN_FLIGHT, "b", 401);

        Ticket second = admission.enter("b", -1);
        second.reserve(100);
        second.reserve(400);
        assertThatExceptionOfType(LimitExceededException.class)
                .isThrownBy(() -> second.reserve(401))
                .satisfies(e -> assertThat(e.limit()).isEqualTo(Limit.BYTES_IN_FLIGHT));
        first.close();
        second.reserve(1_000);
        second.close();
        admission.enter("c", 1_000).close();
    }

    @Test
    void aRefusalForItsBytesTakesNoPlace() {
        for (int i = 0; i < 10; i++) {
            assertRefused(Limit.BYTES_IN_FLIGHT, "a", 1_001);
        }
        admission.enter("a", 1_000).close();
    }

    @Test
    void onePortalsRateIsNotAnothersConcern() {
        try (Ticket ticket = admission.enter("a", 1)) {
            ticket.charge(30);
        }

        assertRefused(Limit.EVENT_RATE, "a", 1);
        admission.enter("b", 1).close();
    }

    private void assertRefused(Limit limit, String source, long announced) {
        assertThatExceptionOfType(LimitExceededException.class)
                .isThrownBy(() -> admission.enter(source, announced))
                .satisfies(e -> {
                    assertThat(e.limit()).isEqualTo(limit);
                    assertThat(e.retryAfter()).isGreaterThan(Duration.ZERO);
                });
    }
}
