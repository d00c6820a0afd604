package org.karmayogi.pulse.intake.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class TokenBucketTests {

    private long now = 5_000_000_000L;
    private final TokenBucket bucket = new TokenBucket(100, 300, () -> now);

    @Test
    void aQuietPortalMaySendItsBurstAndThenItsRate() {
        assertThat(bucket.untilToken()).isZero();
        bucket.take(300);
        assertThat(bucket.untilToken()).isEqualTo(Duration.ofMillis(10));
        pass(Duration.ofSeconds(1));
        bucket.take(99);
        assertThat(bucket.untilToken()).isZero();
    }

    @Test
    void aRequestMayGoIntoDebtWhichTheNextOneWaitsFor() {
        bucket.take(5_300);

        assertThat(bucket.untilToken()).isEqualTo(Duration.ofMillis(50_010));
        pass(Duration.ofMillis(50_010));
        assertThat(bucket.untilToken()).isZero();
    }

    @Test
    void inTheLongRunNoMoreThanTheRatePasses() {
        int sent = 0;
        for (int i = 0; i < 1_000; i++) {
            pass(Duration.ofMillis(100));
            if (bucket.untilToken().isZero()) {
                bucket.take(37);
                sent += 37;
            }
        }
        // A hundred seconds, the burst, and the debt of the last request.
        assertThat(sent).isBetween(100 * 100, 100 * 100 + 300 + 37);
    }

    @Test
    void quietTimeIsNotSavedBeyondTheBurst() {
        pass(Duration.ofDays(1));
        bucket.take(301);

        assertThat(bucket.untilToken()).isPositive();
    }

    private void pass(Duration time) {
        now += time.toNanos();
    }
}
