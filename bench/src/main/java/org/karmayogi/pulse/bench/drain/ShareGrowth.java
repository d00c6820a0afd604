package org.karmayogi.pulse.bench.drain;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import org.karmayogi.pulse.bench.Measurement;
import org.karmayogi.pulse.bench.Settings;
import org.karmayogi.pulse.bench.report.BarChart;
import org.karmayogi.pulse.bench.report.Bound;
import org.karmayogi.pulse.bench.report.Figure;
import org.karmayogi.pulse.bench.report.Rounds;
import org.karmayogi.pulse.bench.system.Sizing;

/**
 * The same backlog of 200,000 learners, in ever more partitions, and drained by ever more instances of metrics-service. One partition
 * is folded by one thread, so that run says what a thread takes. On two cores more than two threads are no help; they must be no harm
 * either. How it grows with the learners is S7.
 */
public final class ShareGrowth implements Measurement {

    private static final int PEOPLE = 200_000;
    /** The same for all, since every fact of before makes a learner larger; and so many that each of four has 600,000, whose compilers need them. */
    private static final int WARM_UP = 2_400_000;

    private static final int EVENTS = 2_000_000;

    /** Four such services, the store and the broker take 11 GB. */
    private static final int SERVICE = 1_536;

    private static final int STORE = 4_096;

    /** How the work is shared. */
    private record Share(int partitions, int instances) {

        String name() {
            return "events drained, " + partitions + (partitions == 1 ? " partition" : " partitions") + ", " + instances
                    + (instances == 1 ? " instance" : " instances");
        }
    }

    private static final Share ONE_THREAD = new Share(1, 1);
    private static final Share FEW = new Share(6, 1);

    /** Enough for each of two threads of four instances to have three. */
    private static final Share ENOUGH = new Share(24, 1);

    private static final Share MANY = new Share(96, 1);
    private static final Share BY_TWO = new Share(24, 2);
    private static final Share BY_FOUR = new Share(24, 4);

    private static final List<Share> SHARES = List.of(ONE_THREAD, FEW, ENOUGH, MANY, BY_TWO, BY_FOUR);

    private static final Bound NO_COLLAPSE = new Bound.AtLeast(0.5);

    @Override
    public String title() {
        return "a backlog drained, from 1 to 96 partitions and by 1 to 4 instances";
    }

    @Override
    public List<Figure> measure(Settings settings) throws Exception {
        Rounds rounds = new Rounds();
        for (int round = 1; round <= settings.rounds(); round++) {
            Map<Share, Double> speeds = new HashMap<>();
            for (Share share : SHARES) {
                Side.Pulse side = new Side.Pulse(Side.Pulse.DEFAULT_INTERVAL, share.instances(), List.of());
                Drain drain =
                        new Drain(settings.scaled(PEOPLE), settings.scaled(WARM_UP), settings.scaled(EVENTS), settings);
                double speed = drain.run(side, new Sizing(share.partitions(), SERVICE, STORE))
                        .perSecond();
                settings.progress("round %d: %s %,.0f/s", round, share.name(), speed);
                rounds.add(share.name(), "/s", speed);
                speeds.put(share, speed);
            }
            rounds.add("96 ÷ 6 partitions", "", ratio(speeds, MANY, FEW), NO_COLLAPSE);
            rounds.add("4 instances ÷ 1", "", ratio(speeds, BY_FOUR, ENOUGH), NO_COLLAPSE);
        }
        List<Figure> figures = rounds.figures();
        chart(figures, "partitions", share -> share.instances() == 1, Share::partitions);
        chart(figures, "instances", share -> share.partitions() == ENOUGH.partitions(), Share::instances);
        return figures;
    }

    private static double ratio(Map<Share, Double> speeds, Share one, Share other) {
        return speeds.getOrDefault(one, 0.0) / speeds.getOrDefault(other, 0.0);
    }

    private static void chart(List<Figure> figures, String axis, Predicate<Share> shown, ToIntFunction<Share> label) {
        List<BarChart.Bar> bars = SHARES.stream()
                .filter(shown)
                .flatMap(share -> figures.stream()
                        .filter(figure -> figure.name().equals(share.name()))
                        .map(figure -> new BarChart.Bar(String.valueOf(label.applyAsInt(share)), figure.median())))
                .toList();
        int cores = Runtime.getRuntime().availableProcessors();
        new BarChart("Events/s drained, 200,000 learners, " + cores + " cores", axis, bars)
                .write(Path.of("target", "growth-" + axis + ".svg"));
    }
}
