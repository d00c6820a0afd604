package org.karmayogi.pulse.e2e.faults.schedule;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Faults one after the other, in an order that follows from the seed: the deck of all kinds is shuffled, dealt to the end and shuffled
 * again, so that a short run has many kinds and a long one has all of them often. For one thread; counts may be read by any.
 */
public final class Schedule {

    private final Site site;
    private final List<Fault> deck = new ArrayList<>();
    private final Map<String, Integer> happened = Collections.synchronizedMap(new TreeMap<>());
    private int dealt;

    public Schedule(Site site) {
        this.site = site;
        deck.addAll(ProcessFaults.all());
        deck.addAll(NetworkFaults.all());
        deck.addAll(LogFaults.all());
        deck.addAll(RebuildFaults.all());
        dealt = deck.size();
    }

    /** Has the next fault happen; returns when it is over. */
    public void next() {
        if (dealt == deck.size()) {
            Collections.shuffle(deck, site.random());
            dealt = 0;
        }
        Fault fault = deck.get(dealt++);
        happened.merge(fault.kind(), 1, Integer::sum);
        try {
            fault.happen().accept(site);
        } catch (RuntimeException | AssertionError e) {
            throw new AssertionError("During \"" + fault.kind() + "\": " + e.getMessage(), e);
        }
        site.hold(300, 2_000);
    }

    /** How often each kind has happened. */
    public Map<String, Integer> happened() {
        synchronized (happened) {
            return new TreeMap<>(happened);
        }
    }
}
