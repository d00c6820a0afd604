package org.karmayogi.pulse.metrics.query;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * The answers that were made from one snapshot, ready to be sent again. Kept by what decides an answer beside its snapshot, the
 * question, and never by who asks; gone when the snapshot is. Bounded: what does not fit is not kept. Thread-safe.
 */
final class EncodedAnswers {

    /** A snapshot serves for a tenth of a second or so: 200 matrices of 60 kB, or 10,000 summaries, are more than are asked meanwhile. */
    static final long MOST_BYTES = 16L << 20;

    /** What an answer takes beside its bytes and its question, roughly; so that many small ones are bounded too. */
    private static final long OVERHEAD_BYTES = 256;

    /**
     * What is asked.
     *
     * @param target path and query as they were sent
     * @param accept the forms that are accepted, as they were sent; empty for any
     */
    record Question(String target, String accept) {

        int size() {
            return 2 * (target.length() + accept.length());
        }
    }

    private final Map<Question, EncodedAnswer> kept = new ConcurrentHashMap<>();
    private final AtomicLong bytes = new AtomicLong();

    /** The answer; null where it is not kept. */
    @Nullable EncodedAnswer find(Question question) {
        return kept.get(question);
    }

    /** Keeps an answer if there is room. */
    void keep(Question question, EncodedAnswer answer) {
        long size = OVERHEAD_BYTES + question.size() + answer.size();
        if (bytes.addAndGet(size) > MOST_BYTES || kept.putIfAbsent(question, answer) != null) {
            bytes.addAndGet(-size);
        }
    }

    /** At most {@link #MOST_BYTES}. */
    long bytes() {
        return bytes.get();
    }
}
