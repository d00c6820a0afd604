package org.karmayogi.pulse.metrics.commit;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds learners by what they were when last written, which may be after the checkpoint. Thread-safe. */
public interface LearnerSearch {

    /** A learner that was found. */
    record Found(String id, StoredLearner learner) {}

    /**
     * Registered people of a department with fewer than so many completions, by id.
     *
     * @param district null for all of them
     * @param after the id behind which to begin; null for the first
     * @param limit how many at most
     */
    List<Found> pending(String department, @Nullable String district, int fewerThan, @Nullable String after, int limit);
}
