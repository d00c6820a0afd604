package org.karmayogi.pulse.metrics.review;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.karmayogi.pulse.edge.failure.Wordless;
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

    /** Whether the record's key is that of a review; the topic holds other kinds too. */
    static boolean isReview(ConsumerRecord<byte[], byte[]> record) {
        return key(record).startsWith(KEYS);
    }

    /** The review; empty where someone else has written something that is none. */
    static Optional<FrozenReview> decode(ConsumerRecord<byte[], byte[]> record) {
        byte @Nullable [] value = record.value();
        try {
            FrozenReview review = value == null ? null : JSON.readValue(value, FrozenReview.class);
            if (review != null && review.key().equals(key(record))) {
                return Optional.of(review);
            }
            LOG.warn("The record at {} of {} is not the review that its key names", record.offset(), record.topic());
        } catch (JacksonException | IllegalArgumentException | NullPointerException e) {
            LOG.warn("The record at {} of {} is no review: {}", record.offset(), record.topic(), Wordless.types(e));
        }
        return Optional.empty();
    }

    private static String key(ConsumerRecord<byte[], byte[]> record) {
        byte @Nullable [] key = record.key();
        return key == null ? "" : new String(key, UTF_8);
    }
}
