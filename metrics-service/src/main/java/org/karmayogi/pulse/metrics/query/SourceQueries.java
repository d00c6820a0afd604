package org.karmayogi.pulse.metrics.query;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.karmayogi.pulse.metrics.reject.RejectCount;
import org.karmayogi.pulse.metrics.reject.RejectFilter;
import org.karmayogi.pulse.metrics.reject.RejectReason;
import org.karmayogi.pulse.metrics.reject.RejectRepository;
import org.karmayogi.pulse.metrics.reject.RejectTally;

/**
 * Answers what portals send: accepted events from the snapshot, rejected ones as they are listed. The two are not one
 * cut; a reject is listed within a second. Thread-safe.
 */
final class SourceQueries {

    private static final long[] NOTHING = new long[5];

    private final RejectRepository rejects;
    private final RejectTally tally;

    SourceQueries(RejectRepository rejects, RejectTally tally) {
        this.rejects = rejects;
        this.tally = tally;
    }

    /**
     * Sources, by name.
     *
     * @param only the one that is asked for; null for all
     */
    List<SourcesAnswer.Source> sources(Snapshot snapshot, @Nullable String only) {
        Map<String, long[]> sent = new HashMap<>();
        snapshot.eachSource(sent::put);
        Map<String, Map<String, Long>> rejected = new HashMap<>();
        // While the service starts nothing is counted along yet.
        for (RejectCount count : tally.isEmpty() ? rejects.counts(RejectFilter.ALL) : tally.counts()) {
            if (!RejectReason.isOfAccepted(count.reason())) {
                rejected.computeIfAbsent(count.source(), source -> new TreeMap<>())
                        .put(count.reason(), count.count());
            }
        }
        TreeSet<String> names = new TreeSet<>(Comparator.naturalOrder());
        names.addAll(sent.keySet());
        names.addAll(rejected.keySet());
        if (only != null) {
            names.retainAll(Set.of(only));
        }
        List<SourcesAnswer.Source> sources = new ArrayList<>(names.size());
        for (String name : names) {
            sources.add(source(
                    name,
                    sent.getOrDefault(name, NOTHING),
                    snapshot.inVain(name, sent.keySet()),
                    rejected.getOrDefault(name, Map.of())));
        }
        return sources;
    }

    private static SourcesAnswer.Source source(String name, long[] sent, long inVain, Map<String, Long> byReason) {
        Map<String, Long> setAside = new TreeMap<>(byReason);
        setAside.keySet().retainAll(RejectReason.SET_ASIDE);
        Map<String, Long> rejected = new TreeMap<>(byReason);
        rejected.keySet().removeAll(RejectReason.SET_ASIDE);
        return new SourcesAnswer.Source(
                name,
                sent[4] == 0 ? null : Instant.ofEpochMilli(sent[4]),
                sent[0] + sent[1] + sent[2],
                sent[0],
                sent[1],
                sent[2],
                inVain,
                sum(rejected),
                rejected,
                sum(setAside),
                setAside);
    }

    private static long sum(Map<String, Long> counts) {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }
}
