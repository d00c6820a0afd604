package org.karmayogi.pulse.e2e.faults.ledger;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.karmayogi.pulse.e2e.history.PortalEvent;

/** Every event that was sent, with its body, and what is known of it. Thread-safe. */
public final class Ledger {

    private final Map<PortalEvent, Fate> fates = new ConcurrentHashMap<>();
    private final TreeMap<Instant, Long> records = new TreeMap<>();

    /** Notes an answer; what was accepted once stays accepted, whatever became of a repeat. */
    public void note(PortalEvent event, Fate fate) {
        fates.merge(event.canonical(), fate, (before, now) -> before.compareTo(now) >= 0 ? before : now);
    }

    /** Notes how many records were acknowledged just now. */
    public synchronized void acknowledged(int count) {
        long before = records.isEmpty() ? 0 : records.lastEntry().getValue();
        records.put(Instant.now(), before + count);
    }

    /** How many records had been acknowledged before a moment, at least: that many lie in the log. */
    public synchronized long acknowledgedBefore(Instant moment) {
        Map.Entry<Instant, Long> last = records.lowerEntry(moment);
        return last == null ? 0 : last.getValue();
    }

    /** The fate of an event in its canonical form; rejected, too, when it was never sent. */
    public Fate fate(PortalEvent canonical) {
        return fates.getOrDefault(canonical, Fate.REJECTED);
    }

    /** Every event sent, in its canonical form. */
    public Map<PortalEvent, Fate> fates() {
        return fates;
    }

    public long count(Fate fate) {
        return fates.values().stream().filter(fate::equals).count();
    }
}
