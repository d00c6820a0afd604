package org.karmayogi.pulse.metrics.review;

import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.karmayogi.pulse.metrics.consume.TopicFollower;

/**
 * The reviews that stand. The order of the topic decides: a record counts only where it is the next revision of its month, so of
 * two that were frozen at once the first stands, on every instance. Written by one thread, read by any.
 */
final class FrozenReviews implements TopicFollower.Target {

    private final Runnable unreadable;
    private final Map<YearMonth, FrozenReview> byMonth = new ConcurrentSkipListMap<>();
    private final Map<Integer, Long> next = new ConcurrentHashMap<>();

    /**
     * None yet.
     *
     * @param unreadable is told of each record under a review's key that is none
     */
    FrozenReviews(Runnable unreadable) {
        this.unreadable = unreadable;
    }

    /** The review of a month that stands. */
    Optional<FrozenReview> find(YearMonth month) {
        return Optional.ofNullable(byMonth.get(month));
    }

    /** All that stand, by month. */
    List<FrozenReview> all() {
        return List.copyOf(byMonth.values());
    }

    @Override
    public long next(int partition) {
        return next.getOrDefault(partition, 0L);
    }

    @Override
    public void take(List<ConsumerRecord<byte[], byte[]>> records) {
        for (ConsumerRecord<byte[], byte[]> record : records) {
            if (ReviewRecords.isReview(record)) {
                ReviewRecords.decode(record).ifPresentOrElse(this::take, unreadable);
            }
            next.put(record.partition(), record.offset() + 1);
        }
    }

    private void take(FrozenReview review) {
        int standing = find(review.month()).map(FrozenReview::revision).orElse(0);
        if (review.revision() == standing + 1) {
            byMonth.put(review.month(), review);
        }
    }

    @Override
    public void forget() {
        byMonth.clear();
        next.clear();
    }
}
