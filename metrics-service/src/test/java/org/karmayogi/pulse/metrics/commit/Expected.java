package org.karmayogi.pulse.metrics.commit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.karmayogi.pulse.metrics.fold.Cells;
import org.karmayogi.pulse.metrics.fold.Contributions;
import org.karmayogi.pulse.metrics.fold.Fact;
import org.karmayogi.pulse.metrics.fold.FactSet;
import org.karmayogi.pulse.metrics.fold.SourceTraffic;
import org.karmayogi.pulse.metrics.fold.TotalKey;

/** What the totals of a partition must be, computed from the log alone; and what a store says they are. */
public final class Expected {

    private Expected() {}

    /** The fold of a log up to and including an offset, as text by total. Identities in the log are unique. */
    public static Map<String, String> totals(List<Arrival> log, long through) {
        return totals(log, through, traffic(log, through));
    }

    /** The same where sources have sent more than what counted. */
    static Map<String, String> totals(List<Arrival> log, long through, SourceTraffic traffic) {
        Map<String, List<Fact>> byLearner = new HashMap<>();
        for (Arrival arrival : log) {
            if (arrival.fact().offset() <= through) {
                byLearner
                        .computeIfAbsent(arrival.learnerId(), id -> new ArrayList<>())
                        .add(arrival.fact());
            }
        }
        Contributions contributions = new Contributions();
        byLearner.forEach((id, facts) -> contributions.add(id, facts, 0));
        Map<String, String> text = new TreeMap<>();
        contributions.add(traffic);
        contributions.forEach((key, cells) -> put(text, key, cells));
        return text;
    }

    /** What the sources of a log have sent up to and including an offset. */
    static SourceTraffic traffic(List<Arrival> log, long through) {
        SourceTraffic traffic = new SourceTraffic();
        log.stream()
                .filter(arrival -> arrival.fact().offset() <= through)
                .forEach(arrival -> traffic.add(arrival.fact(), FactSet.Outcome.ADDED));
        return traffic;
    }

    /** What a reader of the store sees of a partition, in the same form. */
    public static Map<String, String> read(MetricsStore store, int partition) {
        for (Checkpoint checkpoint : store.checkpoints()) {
            if (checkpoint.partition() == partition) {
                Map<String, String> text = new TreeMap<>();
                for (TotalDocument document : store.totalsOf(partition)) {
                    TotalDocument.Version version =
                            document.at(checkpoint.offset()).orElseThrow();
                    put(text, document.key(), Cells.decode(document.key().kind().width(), version.cells()));
                }
                return text;
            }
        }
        return Map.of();
    }

    private static void put(Map<String, String> text, TotalKey key, Cells cells) {
        if (!cells.isEmpty()) {
            text.put(key.kind().code() + "|" + key.key(), cells.toString());
        }
    }
}
