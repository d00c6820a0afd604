package org.karmayogi.pulse.bench.drain;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.karmayogi.pulse.bench.Measurement;
import org.karmayogi.pulse.bench.Settings;
import org.karmayogi.pulse.bench.report.Bound;
import org.karmayogi.pulse.bench.report.Figure;
import org.karmayogi.pulse.bench.report.Rounds;

/**
 * S1 and S2: 2 million events of 200,000 people, drained until all of it is durable, by metrics-service and by its peers, one after
 * the other. All make the same totals, or it fails.
 *
 * <p>In short it is a fifth of everything, and a fifth of the 10 s between flushes: so as many flushes meet as many events a person, and the
 * ratio to Kafka Streams, which goes on committing every 10 s, can be compared with the long one. The other peers are left out.
 */
public final class DrainSpeed implements Measurement {

    private static final long PEOPLE = 200_000;
    private static final long EVENTS = 2_000_000;
    /** Before the clock runs: the compilers have settled by then. */
    private static final long WARM_UP = 800_000;

    /** Of people and events in short; of the warm-up an eighth. */
    private static final int SHORT_PART = 5;

    private static final Side DEFAULT = new Side.Pulse(Side.Pulse.DEFAULT_INTERVAL);
    private static final Side DEFAULT_IN_SHORT = new Side.Pulse(Side.Pulse.DEFAULT_INTERVAL.dividedBy(SHORT_PART));
    private static final Side FRESH = new Side.Pulse(Duration.ofSeconds(1));

    /** What the code of 2026-11-29 reaches in short at least, less an eighth. */
    private static final Bound SHORT = new Bound.AtLeast(2.8);

    private final String title;
    private final Side ours;
    private final Map<Side, Bound> peers;
    private final Bound inShort;

    private DrainSpeed(String title, Side ours, Map<Side, Bound> peers, Bound inShort) {
        this.title = title;
        this.ours = ours;
        this.peers = peers;
        this.inShort = inShort;
    }

    /** S1: with the settings it comes with. */
    public static Measurement withDefaults() {
        Map<Side, Bound> peers = new LinkedHashMap<>();
        peers.put(Side.STREAMS, new Bound.AtLeast(4));
        peers.put(Side.NAIVE, new Bound.None());
        peers.put(Side.CONNECTOR, new Bound.None());
        peers.put(Side.PARSE, new Bound.AtLeast(0.25));
        return new DrainSpeed("a backlog drained to durable, nothing relaxed", DEFAULT, peers, SHORT);
    }

    /** S2: flushed at least once a second. */
    public static Measurement flushedEachSecond() {
        return new DrainSpeed(
                "a backlog drained to durable, with flushes of at most 1 s",
                FRESH,
                Map.of(Side.STREAMS, new Bound.AtLeast(2.5)),
                new Bound.None());
    }

    @Override
    public String title() {
        return title;
    }

    @Override
    public List<Figure> measure(Settings settings) throws Exception {
        return settings.quick()
                ? measure(
                        new Drain(PEOPLE / SHORT_PART, WARM_UP / 8, EVENTS / SHORT_PART, settings),
                        DEFAULT_IN_SHORT,
                        Map.of(Side.STREAMS, inShort),
                        settings)
                : measure(new Drain(PEOPLE, WARM_UP, EVENTS, settings), ours, peers, settings);
    }

    private static List<Figure> measure(Drain drain, Side ours, Map<Side, Bound> beside, Settings settings)
            throws Exception {
        Rounds rounds = new Rounds();
        for (int round = 1; round <= settings.rounds(); round++) {
            Drain.Outcome outcome = drained(round, drain, ours, settings);
            rounds.add(ours.name(), "/s", outcome.perSecond());
            for (Map.Entry<Side, Bound> peer : beside.entrySet()) {
                Side side = peer.getKey();
                Drain.Outcome theirs = drained(round, drain, side, settings);
                if (side.counts()) {
                    mustEqual(side, theirs.totals(), outcome.totals());
                }
                if (side instanceof Side.Asked) {
                    rounds.add("one question to it", "s", theirs.secondsToRead());
                }
                rounds.add(side.name(), "/s", theirs.perSecond());
                rounds.add("Pulse ÷ " + side.name(), "", outcome.perSecond() / theirs.perSecond(), peer.getValue());
            }
            rounds.add("cells of totals, equal on all sides", "", (double)
                    outcome.totals().size());
        }
        return rounds.figures();
    }

    private static Drain.Outcome drained(int round, Drain drain, Side side, Settings settings) throws Exception {
        Drain.Outcome outcome = drain.run(side);
        settings.progress("round %d: %s %,.0f/s", round, side.name(), outcome.perSecond());
        return outcome;
    }

    private static void mustEqual(Side side, Totals theirs, Totals ours) {
        Optional<String> difference = theirs.difference(ours);
        if (difference.isPresent()) {
            throw new IllegalStateException("the totals of " + side.name() + " are others: " + difference.get());
        }
    }
}
