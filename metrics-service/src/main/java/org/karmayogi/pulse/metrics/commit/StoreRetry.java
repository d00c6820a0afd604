package org.karmayogi.pulse.metrics.commit;

import java.util.function.Supplier;

/** What becomes of a call to the store that failed: tried again until it succeeds, or given up by throwing. */
public interface StoreRetry {

    /** No second try. */
    StoreRetry NONE = new StoreRetry() {
        @Override
        public <T> T call(Supplier<T> attempt) {
            return attempt.get();
        }
    };

    /**
     * Calls until there is an answer.
     *
     * @throws FencedException at once, whenever an attempt throws it
     */
    <T> T call(Supplier<T> attempt);
}
