package org.karmayogi.pulse.bench;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.karmayogi.pulse.bench.drain.DrainSpeed;
import org.karmayogi.pulse.bench.drain.LearnerGrowth;
import org.karmayogi.pulse.bench.drain.ShareGrowth;
import org.karmayogi.pulse.bench.fresh.FreshSpeed;
import org.karmayogi.pulse.bench.gateway.GatewaySpeed;
import org.karmayogi.pulse.bench.intake.CodecSpeed;
import org.karmayogi.pulse.bench.intake.IntakeSpeed;
import org.karmayogi.pulse.bench.intake.Overload;
import org.karmayogi.pulse.bench.jmh.JmhSpeed;
import org.karmayogi.pulse.bench.query.QuerySpeed;
import org.karmayogi.pulse.bench.rebuild.RebuildSpeed;
import org.karmayogi.pulse.bench.report.Report;
import org.karmayogi.pulse.bench.report.Section;
import org.karmayogi.pulse.bench.standalone.MemoryUse;
import org.karmayogi.pulse.bench.standalone.StartSpeed;

/** {@code ./pulse bench}: measures what is named and says what holds. */
public final class Bench {

    private static final Map<String, Measurement> MEASUREMENTS = new TreeMap<>(Map.ofEntries(
            Map.entry("S1", DrainSpeed.withDefaults()),
            Map.entry("S2", DrainSpeed.flushedEachSecond()),
            Map.entry("S3", new IntakeSpeed()),
            Map.entry("S4", new GatewaySpeed()),
            Map.entry("S5", new QuerySpeed()),
            Map.entry("S6", new FreshSpeed()),
            Map.entry("S7", new LearnerGrowth()),
            Map.entry("S8", new RebuildSpeed()),
            Map.entry("S9", new StartSpeed()),
            Map.entry("S10", new MemoryUse()),
            Map.entry("codecs", new CodecSpeed()),
            Map.entry("growth", new ShareGrowth()),
            Map.entry("jmh", new JmhSpeed()),
            Map.entry("overload", new Overload())));

    private Bench() {}

    /** Exits with 0 when every figure holds what it has to, with 1 when not, with 2 when it could not run. */
    public static void main(String[] arguments) {
        System.exit(run(List.of(arguments)));
    }

    private static int run(List<String> arguments) {
        try {
            Options options = Options.of(arguments, MEASUREMENTS.keySet());
            Settings settings = new Settings(options.rounds(), options.quick(), options.seed(), System.out);
            Instant start = Clock.systemUTC().instant().truncatedTo(ChronoUnit.SECONDS);
            List<Section> sections = new ArrayList<>();
            for (String name : options.names()) {
                Measurement measurement = Objects.requireNonNull(MEASUREMENTS.get(name), name);
                System.out.println(name + ": " + measurement.title());
                sections.add(new Section(name, measurement.title(), measurement.measure(settings)));
            }
            return finish(new Report(start, sections), settings.quick());
        } catch (IllegalArgumentException e) {
            System.err.println("pulse bench: " + e.getMessage());
        } catch (Exception | AssertionError e) {
            System.err.println("pulse bench: " + e);
        }
        return 2;
    }

    private static int finish(Report report, boolean quick) {
        report.table().forEach(System.out::println);
        Path file = Path.of("target", "bench-" + report.at().toString().replace(":", "") + ".json");
        report.write(file);
        System.out.println();
        System.out.println((quick ? "quick, so these are no figures to keep; " : "") + "every round is in "
                + file.toAbsolutePath());
        return report.holds() ? 0 : 1;
    }
}
