package org.karmayogi.pulse.metrics.review;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

class FrozenReviewsTests {

    private static final YearMonth MONTH = YearMonth.of(2026, 10);

    private final AtomicInteger unreadable = new AtomicInteger();
    private final FrozenReviews reviews = new FrozenReviews(unreadable::incrementAndGet);
    private long offset;

    private static FrozenReview review(int revision, String id) {
        Instant noon = Instant.parse("2026-11-03T06:30:00Z");
        return new FrozenReview(
                id, MONTH, revision, "admin", noon, noon, 3, "1", List.of(Rows.row("HOME", 4)), Rows.row(null, 4));
    }

    private ConsumerRecord<byte[], byte[]> record(byte[] key, byte[] value) {
        return new ConsumerRecord<>("learning-reference", 0, offset++, key, value);
    }

    private void take(FrozenReview review) {
        reviews.take(List.of(record(ReviewRecords.key(review), ReviewRecords.value(review))));
    }

    @Test
    void whatWasFrozenComesBackAsItWas() {
        take(review(1, "a"));
        assertThat(reviews.find(MONTH)).contains(review(1, "a"));
        assertThat(reviews.all()).containsExactly(review(1, "a"));
        assertThat(reviews.next(0)).isEqualTo(1);
    }

    @Test
    void ofTwoThatWereFrozenAtOnceTheFirstInTheLogStands() {
        take(review(1, "a"));
        take(review(1, "b"));
        assertThat(reviews.find(MONTH)).map(FrozenReview::id).contains("a");
        take(review(3, "c"));
        assertThat(reviews.find(MONTH)).map(FrozenReview::id).contains("a");
        take(review(2, "d"));
        assertThat(reviews.find(MONTH)).map(FrozenReview::id).contains("d");
    }

    @Test
    void readAgainFromTheBeginningTheSameStands() {
        take(review(1, "a"));
        take(review(2, "b"));
        take(review(1, "a"));
        take(review(2, "b"));
        assertThat(reviews.find(MONTH)).map(FrozenReview::id).contains("b");
    }

    @Test
    void whatIsNoReviewIsPassedOver() {
        FrozenReview review = review(1, "a");
        reviews.take(List.of(
                record(null, ReviewRecords.value(review)),
                record(ReviewRecords.key(review), null),
                record("course/do_1".getBytes(UTF_8), "{}".getBytes(UTF_8)),
                record("review/2026-10.1.a".getBytes(UTF_8), "{".getBytes(UTF_8)),
                record("review/2026-10.1.a".getBytes(UTF_8), "null".getBytes(UTF_8)),
                record("review/2026-10.1.a".getBytes(UTF_8), "{\"revision\":1}".getBytes(UTF_8)),
                record("review/2026-10.1.a".getBytes(UTF_8), "{\"revision\":-1}".getBytes(UTF_8)),
                record("review/2026-09.1.a".getBytes(UTF_8), ReviewRecords.value(review))));
        assertThat(reviews.all()).isEmpty();
        assertThat(reviews.next(0)).isEqualTo(8);
        // All but the one without a key and the one of another kind.
        assertThat(unreadable).hasValue(6);
    }
}
