package org.karmayogi.pulse.metrics.generation;

import org.karmayogi.pulse.metrics.commit.LearnerSearch;
import org.karmayogi.pulse.metrics.commit.MetricsStore;

/** Where generations are kept. Every method but {@link #store} and {@link #search} may throw when the store does not answer. Thread-safe. */
public interface GenerationRepository {

    /** The table as it is; {@code first} becomes the table where there is none. */
    GenerationTable readOrCreate(GenerationTable first);

    /**
     * Replaces the table where its revision is still that of {@code from}.
     *
     * @return whether it was replaced
     */
    boolean replace(GenerationTable from, GenerationTable to);

    /** The learners, totals and checkpoints of a generation. */
    MetricsStore store(int number);

    /** The learners of a generation, to be found by what they are. */
    LearnerSearch search(int number);

    /** Drops the documents of a generation; does nothing where there are none. */
    void drop(int number);
}
