package org.karmayogi.pulse.metrics.commit;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.karmayogi.pulse.metrics.fold.Fact;
import org.karmayogi.pulse.metrics.fold.FactSet;

/**
 * The learners of a partition that its owner has in memory, read from the store as they are needed. Used by the
 * thread that folds.
 */
final class HeldLearners {

    private final MetricsStore store;
    private final int partition;
    private final long epoch;

    /** In the order of arrival; see {@link #evict}. An order of last use would touch three learners at each look-up. */
    private final Map<String, HeldLearner> learners = new LinkedHashMap<>(1024);

    private long bytes;

    /** Nothing of this partition can be in the store but what is in memory: a fresh log, nothing evicted. */
    private boolean storeHasMore;

    HeldLearners(MetricsStore store, Checkpoint taken) {
        this.store = store;
        this.partition = taken.partition();
        this.epoch = taken.epoch();
        // An owner before this one may have half written a flush, so even at the very beginning documents may be there.
        this.storeHasMore = taken.epoch() > 1;
    }

    /** Bytes of heap they hold, roughly. */
    long bytes() {
        return bytes;
    }

    /**
     * Makes sure that every learner of a batch is held whom the store has.
     *
     * @param checkpoint what is stored beyond it is not there yet
     * @throws FencedException where another owner is met
     */
    void load(List<Arrival> arrivals, long checkpoint) {
        if (!storeHasMore) {
            return;
        }
        Set<String> missing = new HashSet<>();
        for (Arrival arrival : arrivals) {
            if (!learners.containsKey(arrival.learnerId())) {
                missing.add(arrival.learnerId());
            }
        }
        if (missing.isEmpty()) {
            return;
        }
        store.learners(missing).forEach((id, stored) -> {
            if (stored.epoch() > epoch) {
                throw new FencedException(partition, epoch, "a learner", stored.epoch());
            }
            hold(new HeldLearner(id, FactSet.restore(stored.facts(), checkpoint), stored.epoch()));
        });
    }

    /** The learner, who is new where nothing is held. */
    HeldLearner of(String id) {
        HeldLearner learner = learners.get(id);
        return learner == null ? hold(new HeldLearner(id, new FactSet(), Replacement.ABSENT)) : learner;
    }

    private HeldLearner hold(HeldLearner learner) {
        learners.put(learner.id, learner);
        bytes += learner.footprint();
        return learner;
    }

    /** Adds a fact to a learner who is held. */
    FactSet.Outcome add(Fact fact, HeldLearner learner) {
        learner.used = true;
        int before = learner.footprint();
        FactSet.Outcome outcome = learner.facts.add(fact);
        bytes += learner.footprint() - before;
        return outcome;
    }

    /**
     * Forgets learners that the store has as they are, until at most so many bytes are held: those held longest
     * first, but who was used since it was last passed over stays if that is enough (a clock, which comes near to the
     * least recently used).
     */
    int evict(long maxBytes) {
        int unused = passOver(maxBytes);
        return bytes > maxBytes ? unused + passOver(maxBytes) : unused;
    }

    private int passOver(long maxBytes) {
        int evicted = 0;
        List<HeldLearner> spared = new ArrayList<>();
        for (Iterator<HeldLearner> it = learners.values().iterator(); bytes > maxBytes && it.hasNext(); it.remove()) {
            HeldLearner learner = it.next();
            if (learner.clean() && !learner.used) {
                bytes -= learner.footprint();
                storeHasMore = true;
                evicted++;
            } else {
                learner.used = false;
                spared.add(learner);
            }
        }
        spared.forEach(learner -> learners.put(learner.id, learner));
        return evicted;
    }
}
