package org.karmayogi.pulse.metrics.query;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.karmayogi.pulse.metrics.reject.RejectCount;
import org.karmayogi.pulse.metrics.reject.RejectFilter;
import org.karmayogi.pulse.metrics.reject.RejectRepository;

/**
 * Answers what portals send: accepted events from the snapshot, rejected ones as they are listed. The two are not one cut; a reject
 * is listed within a second. Thread-safe.
 */
final class SourceQueries {

    /** A conflict was accepted, and is counted with the accepted. */
    private static final String CONFLICT = "conflict";

    private static final long[] NOTHING = new long[4];

    private final RejectRepository rejects;

    SourceQueries(RejectRepository rejects) {
        this.rejects = rejects;
    }

    /** All sources, by name. */
    List<SourcesAnswer.Source> sources(Snapshot snapshot) {
        Map<String, long[]> sent = new HashMap<>();
        snapshot.eachSource(sent::put);
        Map<String, Map<String, Long>> rejected = new HashMap<>();
        for (RejectCount count : rejects.counts(RejectFilter.ALL)) {
            if (!count.reason().equals(CONFLICT)) {
                rejected.computeIfAbsent(count.source(), source -> new TreeMap<>())
                        .put(count.reason(), count.count());
            }
        }
        TreeSet<String> names = new TreeSet<>(Comparator.naturalOrder());
        names.addAll(sent.keySet());
        names.addAll(rejected.keySet());
        List<SourcesAnswer.Source> sources = new ArrayList<>(names.size());
        for (String name : names) {
            sources.add(source(name, sent.getOrDefault(name, NOTHING), rejected.getOrDefault(name, Map.of())));
        }
        return sources;
    }

    private static SourcesAnswer.Source source(String name, long[] sent, Map<String, Long> rejected) {
        return new SourcesAnswer.Source(
                name,
                sent[3] == 0 ? null : Instant.ofEpochMilli(sent[3]),
                sent[0] + sent[1] + sent[2],
                sent[0],
                sent[1],
                sent[2],
                rejected.values().stream().mapToLong(Long::longValue).sum(),
                rejected);
    }
}
