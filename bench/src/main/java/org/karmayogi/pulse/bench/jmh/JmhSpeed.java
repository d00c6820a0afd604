package org.karmayogi.pulse.bench.jmh;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.karmayogi.pulse.bench.Measurement;
import org.karmayogi.pulse.bench.Settings;
import org.karmayogi.pulse.bench.report.Figure;
import org.karmayogi.pulse.bench.report.Rounds;
import org.karmayogi.pulse.e2e.faults.process.Java;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/** JMH: single steps of the hot path, each with what it allocates. A round is a JVM of its own. */
public final class JmhSpeed implements Measurement {

    private static final List<Class<?>> BENCHMARKS =
            List.of(DecodeBenchmark.class, FoldBenchmark.class, ValidateBenchmark.class, SnapshotBenchmark.class);

    private static final int HEAP_MEGABYTES = 1_024;

    /** Of a second each. By the fourth, times no longer fall. */
    private static final int WARM_UP = 3;

    private static final int MEASURED = 2;

    /** What GCProfiler calls bytes an operation. */
    private static final String ALLOCATED = "gc.alloc.rate.norm";

    @Override
    public String title() {
        return "JMH: fold, decoder, validator and snapshot, and what they allocate";
    }

    @Override
    public List<Figure> measure(Settings settings) throws Exception {
        Rounds rounds = new Rounds();
        for (Class<?> benchmark : BENCHMARKS) {
            for (RunResult result : new Runner(options(benchmark, settings)).run()) {
                String name = words(result.getParams().getBenchmark());
                for (BenchmarkResult round : result.getBenchmarkResults()) {
                    double nanos = round.getPrimaryResult().getScore();
                    double bytes = Objects.requireNonNull(
                                    round.getSecondaryResults().get(ALLOCATED), ALLOCATED)
                            .getScore();
                    rounds.add(name, "ns", nanos);
                    rounds.add(name + ", allocated", "B", bytes);
                    settings.progress("%s: %,.0f ns, %,.0f B", name, nanos, bytes);
                }
            }
        }
        return rounds.figures();
    }

    private static Options options(Class<?> benchmark, Settings settings) {
        return new OptionsBuilder()
                .include(benchmark.getName().replace(".", "\\.") + "\\.")
                .forks(settings.rounds())
                .jvmArgs(Java.atFullSpeed(HEAP_MEGABYTES).options().toArray(String[]::new))
                .warmupIterations(settings.quick() ? 1 : WARM_UP)
                .warmupTime(TimeValue.seconds(1))
                .measurementIterations(settings.quick() ? 1 : MEASURED)
                .measurementTime(TimeValue.seconds(1))
                .addProfiler(GCProfiler.class)
                .shouldFailOnError(true)
                .output(Path.of("target", "jmh-" + benchmark.getSimpleName() + ".log")
                        .toString())
                .build();
    }

    /** {@code org…FoldBenchmark.oneEventFolded} is "one event folded". */
    static String words(String benchmark) {
        String method = benchmark.substring(benchmark.lastIndexOf('.') + 1);
        return method.replaceAll("([A-Z])", " $1").toLowerCase(Locale.ROOT);
    }
}
