package org.karmayogi.pulse.metrics.review;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** The form of reviews on {@code learning-reference}: key {@code review/<month>.<revision>.<id>}, value JSON. */
final class ReviewRecords {

    /** What the keys of reviews begin with; the topic holds other kinds too. */
    static final String KEYS = "review/";

    private static final Logger LOG = LoggerFactory.getLogger(ReviewRecords.class);
    private static final JsonMapper JSON = JsonMapper.shared();

    private ReviewRecords() {}

    static byte[] key(FrozenReview review) {
        return review.key().getBytes(UTF_8);
    }

    static byte[] value(FrozenReview review) {
        return JSON.writeValueAsBytes(review);
    }

    /** The review; empty for records of another kind, and for those that anyone else has written and that are none. */
    static Optional<FrozenReview> decode(ConsumerRecord<byte[], byte[]> record) {
        byte @Nullable [] key = record.key();
        byte @Nullable [] value = record.value();
        if (key == null || value == null || !new String(key, UTF_8).startsWith(KEYS)) {
            return Optional.empty();
        }
        try {
            FrozenReview review = JSON.readValue(value, FrozenReview.class);
            if (review != null && review.key().equals(new String(key, UTF_8))) {
                return Optional.of(review);
            }
            LOG.warn(
                    "The record at {} of {} is passed over: its key is not that of its review",
                    record.offset(),
                    record.topic());
        } catch (JacksonException | IllegalArgumentException | NullPointerException e) {
            LOG.warn(
                    "The record at {} of {} is no review and is passed over: {}",
                    record.offset(),
                    record.topic(),
                    e.toString());
        }
        return Optional.empty();
    }
}
