package org.karmayogi.pulse.metrics.reject;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Rejects to be listed; a copy of the topic that can be made anew. Thread-safe. */
public interface RejectRepository {

    /** The offset behind the last one kept of a partition, notes not counted; 0 where none is. */
    long next(int partition);

    /**
     * Keeps rejects, each once however often it is given. Of those with the same key the first is kept; they are
     * given in the order of their partition.
     */
    void keep(List<Reject> rejects);

    /**
     * Marks rejects as replayed. The first note about a reject stands, so each may be given any number of times; one
     * about none changes nothing.
     */
    void note(List<ReplayNote> notes);

    /** Which of these keys rejects have that are kept. */
    Set<String> known(Collection<String> keys);

    /** Forgets all of them. */
    void clear();

    /** The reject with this id. */
    Optional<Reject> find(String id);

    /**
     * The latest first.
     *
     * @param behind only those behind this one; null for the first page
     */
    List<Reject> list(RejectFilter filter, @Nullable Reject behind, int limit);

    /** How many there are, by source and reason, in no particular order. */
    List<RejectCount> counts(RejectFilter filter);

    /** The same of those in front of an offset of a partition. Reads all of them: for a start, not for an answer. */
    List<RejectCount> countsBefore(int partition, long offset);
}
