package org.karmayogi.pulse.e2e.faults.torture;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import org.karmayogi.pulse.e2e.faults.process.ManagedProcess;
import org.karmayogi.pulse.e2e.faults.process.Vitals;
import org.karmayogi.pulse.e2e.faults.system.Cluster;

/** Memory, threads and sockets of every kind of process over time: the last quarter must not be above the first. Thread-safe. */
final class VitalsLog {

    /** A process is measured from this age on: starting takes threads and memory of its own. */
    private static final Duration STARTED = Duration.ofSeconds(20);

    /** Fewer samples in a quarter say nothing. */
    private static final int FEW = 5;

    private final Map<String, List<Vitals>> samples = new TreeMap<>();

    private static final List<Measure> MEASURES = List.of(
            new Measure("RSS MB", 1.25, 32, Vitals::residentMegabytes),
            new Measure("threads", 1.2, 8, Vitals::threads),
            new Measure("sockets", 1.2, 10, Vitals::sockets));

    /**
     * A comparison.
     *
     * @param growth the last quarter's median may be that many times the first one's
     * @param slack and that much more: a share of a small number is nearly nothing
     */
    private record Measure(String title, double growth, long slack, ToLongFunction<Vitals> value) {

        long median(List<Vitals> quarter) {
            return quarter.stream().mapToLong(value).sorted().toArray()[quarter.size() / 2];
        }

        boolean isLevel(long first, long last) {
            return last <= first * growth + slack;
        }
    }

    synchronized void sample(Cluster cluster) {
        for (ManagedProcess process : cluster.all()) {
            if (process.isRunning() && process.age().compareTo(STARTED) > 0) {
                Vitals.of(process.pid()).ifPresent(vitals -> samples.computeIfAbsent(
                                process.name().replaceFirst("-\\d+$", "-service"), name -> new ArrayList<>())
                        .add(vitals));
            }
        }
    }

    /** One row a kind of process: medians of the first and of the last quarter. */
    synchronized List<String> table() {
        List<String> rows = new ArrayList<>();
        samples.forEach((kind, all) -> {
            int quarter = all.size() / 4;
            if (quarter >= FEW) {
                StringBuilder row = new StringBuilder("| " + kind);
                for (Measure measure : MEASURES) {
                    row.append(" | ")
                            .append(measure.median(all.subList(0, quarter)))
                            .append(" → ")
                            .append(measure.median(all.subList(all.size() - quarter, all.size())));
                }
                rows.add(row + " |");
            }
        });
        return rows;
    }

    /** What has grown beyond its bound. The store is left out of memory: all data is in it. */
    synchronized List<String> grown() {
        List<String> grown = new ArrayList<>();
        samples.forEach((kind, all) -> {
            int quarter = all.size() / 4;
            for (Measure measure : MEASURES) {
                if (quarter < FEW || (kind.equals("store") && measure.equals(MEASURES.get(0)))) {
                    continue;
                }
                long first = measure.median(all.subList(0, quarter));
                long last = measure.median(all.subList(all.size() - quarter, all.size()));
                if (!measure.isLevel(first, last)) {
                    grown.add(kind + ": " + measure.title + " grew from " + first + " to " + last);
                }
            }
        });
        return grown;
    }
}
