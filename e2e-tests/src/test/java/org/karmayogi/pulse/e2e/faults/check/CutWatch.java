package org.karmayogi.pulse.e2e.faults.check;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.karmayogi.pulse.e2e.client.PulseClient;
import org.karmayogi.pulse.e2e.faults.ledger.Ledger;
import org.karmayogi.pulse.e2e.faults.system.Cluster;
import org.karmayogi.pulse.e2e.faults.system.MetricsInstance;
import org.karmayogi.pulse.e2e.system.Pause;

/**
 * Polls the gateway and every metrics-service all the time, until closed. No answer, whatever is going on, may have a broken identity,
 * leave out what was acknowledged before its asOf, go back behind an earlier answer of the same process, or have other figures than
 * another answer about the same cut. An answer of 503 or 504 is allowed.
 */
public final class CutWatch implements AutoCloseable {

    private static final int PAUSE_MILLIS = 150;
    private static final int CUTS_REMEMBERED = 2_000;

    private record Cut(Instant asOf, long records) {}

    private final Cluster cluster;
    private final Ledger ledger;
    private final Map<String, Cut> last = new HashMap<>();
    private final Map<String, String> figures = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
            return size() > CUTS_REMEMBERED;
        }
    };
    private final List<String> broken = Collections.synchronizedList(new ArrayList<>());
    private final AtomicLong answers = new AtomicLong();
    private final AtomicLong refused = new AtomicLong();
    private final AtomicLong sums = new AtomicLong();
    private final Thread thread = new Thread(this::watch, "cut-watch");
    private volatile boolean closed;

    public CutWatch(Cluster cluster, Ledger ledger) {
        this.cluster = cluster;
        this.ledger = ledger;
        thread.setDaemon(true);
        thread.start();
    }

    private void watch() {
        PulseClient gateway = new PulseClient(cluster);
        while (!closed) {
            look("gateway", gateway);
            for (MetricsInstance instance : cluster.metrics()) {
                // A stopped process would only hold this thread up; the gateway is asked all the same.
                if (instance.process().isRunning()) {
                    look(instance.process().name(), instance.client());
                }
            }
            Pause.millis(PAUSE_MILLIS);
        }
    }

    private void look(String who, PulseClient client) {
        try {
            Polled polled = Polled.ask(client);
            answers.addAndGet(polled.answers());
            refused.addAndGet(polled.refused());
            sums.addAndGet(polled.check(what -> broken.add(who + ": " + what)));
            if (polled.summary() != null) {
                cut(who, polled);
            }
        } catch (AssertionError | RuntimeException e) {
            broken.add(who + ": " + e);
        }
    }

    private void cut(String who, Polled polled) {
        Cut cut = new Cut(polled.asOf(), polled.records());
        long acknowledged = ledger.acknowledgedBefore(cut.asOf());
        if (acknowledged > cut.records()) {
            broken.add(who + " says " + cut + ", but " + acknowledged + " records were acknowledged before");
        }
        // Behind the gateway are several processes, each of them a little earlier or later.
        Cut before = who.equals("gateway") ? null : last.put(who, cut);
        if (before != null && (cut.asOf().isBefore(before.asOf()) || cut.records() < before.records())) {
            broken.add(who + " went back from " + before + " to " + cut);
        }
        String metrics = polled.summary().json().get("metrics").toString();
        String same = figures.putIfAbsent(polled.summary().header("ETag"), metrics);
        if (same != null && !same.equals(metrics)) {
            broken.add(who + " has " + metrics + " where another answer about the same cut had " + same);
        }
    }

    public List<String> broken() {
        return broken;
    }

    /** Answers with figures that have been looked at. */
    public long answers() {
        return answers.get();
    }

    /** Questions that were answered 503 or 504, or not at all. */
    public long refused() {
        return refused.get();
    }

    /** Lists of rows that were held against the summary of the same cut. */
    public long sums() {
        return sums.get();
    }

    @Override
    public void close() {
        closed = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
