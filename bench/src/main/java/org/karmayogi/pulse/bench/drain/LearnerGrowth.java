package org.karmayogi.pulse.bench.drain;

import java.nio.file.Path;
import java.util.List;
import org.karmayogi.pulse.bench.Measurement;
import org.karmayogi.pulse.bench.Settings;
import org.karmayogi.pulse.bench.report.BarChart;
import org.karmayogi.pulse.bench.report.Bound;
import org.karmayogi.pulse.bench.report.Figure;
import org.karmayogi.pulse.bench.report.Rounds;
import org.karmayogi.pulse.bench.system.Sizing;

/**
 * S7: the same number of events, of ever more learners. With 4 GiB an event must not cost twice as much; with 1 GiB, where most of the
 * learners have no room, it may, but the drain must not get stuck, and must come to the very same totals. A process that is out of
 * memory ends, and this with it.
 */
public final class LearnerGrowth implements Measurement {

    private static final int FEW = 20_000;
    private static final int SOME = 200_000;
    private static final int MANY = 2_000_000;

    /** In the warm-up and after it together everyone comes at least once. */
    private static final int WARM_UP = 400_000;

    private static final int EVENTS = 2_400_000;

    /** As the drain's, and a store that holds the most. */
    private static final int STORE = 6_144;

    private static final int PARTITIONS = Sizing.DRAIN.partitions();
    private static final Sizing ROOMY = new Sizing(PARTITIONS, 4_096, STORE);
    private static final Sizing NARROW = new Sizing(PARTITIONS, 1_024, STORE);

    private static final Bound TWICE = new Bound.Under(2);

    /**
     * With 1 GiB, steady: no fifth of the events took more than three times as long as the fifth in the middle. With 4 GiB a drain is over
     * after two or three flushes, and what is durable moves in as many leaps.
     */
    private static final Bound STEADY = new Bound.AtLeast(1 / 3.0);

    @Override
    public String title() {
        return "a backlog drained, from 20,000 to 2 M learners";
    }

    @Override
    public List<Figure> measure(Settings settings) throws Exception {
        Rounds rounds = new Rounds();
        for (int round = 1; round <= settings.rounds(); round++) {
            Drain.Outcome few = drained(FEW, ROOMY, settings, rounds);
            drained(SOME, ROOMY, settings, rounds);
            Drain.Outcome many = drained(MANY, ROOMY, settings, rounds);
            rounds.add("an event, 2 M ÷ 20,000 learners, 4 GiB", "", micros(many) / micros(few), TWICE);
            mustEqual(drained(MANY, NARROW, settings, rounds), many);
        }
        List<Figure> figures = rounds.figures();
        chart(figures);
        return figures;
    }

    private static Drain.Outcome drained(int learners, Sizing sizing, Settings settings, Rounds rounds)
            throws Exception {
        Drain drain = new Drain(settings.scaled(learners), settings.scaled(WARM_UP), settings.scaled(EVENTS), settings);
        // Half of the heap; the other half is for what is under way, and for totals.
        String cache = "--pulse.metrics.consume.learner-cache=" + sizing.serviceMegabytes() / 2 + "MB";
        Side.Pulse side = new Side.Pulse(Side.Pulse.DEFAULT_INTERVAL, 1, List.of(cache));
        Drain.Outcome outcome = drain.run(side, sizing);
        String name = name(learners, sizing);
        rounds.add(name, "µs", micros(outcome));
        rounds.add(
                "steady: slowest fifth ÷ middle one, " + name,
                "",
                outcome.pace().steadiness(),
                sizing.equals(NARROW) ? STEADY : new Bound.None());
        settings.progress(
                "%s %.2f, slowest fifth ÷ middle one %.2f",
                name, micros(outcome), outcome.pace().steadiness());
        return outcome;
    }

    private static String name(int learners, Sizing sizing) {
        return "an event, %,d learners, %d GiB".formatted(learners, sizing.serviceMegabytes() / 1_024);
    }

    private static double micros(Drain.Outcome outcome) {
        return 1e6 / outcome.perSecond();
    }

    private static void mustEqual(Drain.Outcome narrow, Drain.Outcome roomy) {
        narrow.totals().difference(roomy.totals()).ifPresent(difference -> {
            throw new IllegalStateException("with less memory the totals are others: " + difference);
        });
    }

    private static void chart(List<Figure> figures) {
        List<BarChart.Bar> bars = List.of(
                bar(figures, FEW, ROOMY, "20,000"),
                bar(figures, SOME, ROOMY, "200,000"),
                bar(figures, MANY, ROOMY, "2 M"),
                bar(figures, MANY, NARROW, "2 M, 1 GiB"));
        new BarChart("Events/s drained by one metrics-service of 4 GiB", "learners", bars)
                .write(Path.of("target", "growth-learners.svg"));
    }

    private static BarChart.Bar bar(List<Figure> figures, int learners, Sizing sizing, String label) {
        String name = name(learners, sizing);
        return figures.stream()
                .filter(figure -> figure.name().equals(name))
                .map(figure -> new BarChart.Bar(label, 1e6 / figure.median()))
                .findFirst()
                .orElseThrow();
    }
}
