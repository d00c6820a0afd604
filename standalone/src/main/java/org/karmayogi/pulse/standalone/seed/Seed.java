package org.karmayogi.pulse.standalone.seed;

import java.io.PrintStream;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.karmayogi.pulse.standalone.command.CommandException;

/** {@code ./pulse seed}: pushes a population through the gateway and says what came of it. */
public final class Seed {

    private final SeedOptions options;
    private final PrintStream out;
    private final boolean terminal;

    private Seed(SeedOptions options, PrintStream out, boolean terminal) {
        this.options = options;
        this.out = out;
        this.terminal = terminal;
    }

    /** Exits with 0 when everything was accepted and every figure is as expected, with 1 when not, with 2 when it could not run. */
    public static void main(String[] arguments) throws InterruptedException {
        System.exit(run(List.of(arguments), System.getenv(), System.out, System.err));
    }

    static int run(List<String> arguments, Map<String, String> environment, PrintStream out, PrintStream err)
            throws InterruptedException {
        if (arguments.contains("--help")) {
            out.print(SeedOptions.USAGE);
            return 0;
        }
        try {
            SeedOptions options = SeedOptions.parse(arguments, environment);
            return new Seed(options, out, environment.containsKey("PULSE_TERMINAL")).run() ? 0 : 1;
        } catch (CommandException e) {
            err.println("pulse seed: " + e.getMessage());
            return 2;
        }
    }

    private boolean run() throws InterruptedException {
        Gateway gateway = new Gateway(options.url(), Keys.read(options.keys()));
        Population population = population(gateway.codes());
        Tally tally = new Tally();
        try (Progress progress = new Progress(tally, population.size(), out, terminal)) {
            progress.start();
            new Push(new Pusher(gateway, tally), options.batch(), options.inFlight()).all(population);
        }
        double pushed = tally.elapsed().toMillis() / 1000.0;
        Figures figures = new Figures(gateway, out);
        figures.settle(Instant.now());
        double visible = tally.elapsed().toMillis() / 1000.0;
        out.printf(
                Locale.ROOT,
                "%,d accepted, %,d rejected, %,d sent again; %,.0f events/s in %.1f s, all in the figures %.1f s later%n",
                tally.accepted(),
                tally.rejected(),
                tally.repeated(),
                tally.settled() / pushed,
                pushed,
                visible - pushed);
        tally.reasons().forEach(reason -> out.println("  rejected " + reason));
        return report(figures) && tally.rejected() == 0;
    }

    private Population population(Codes codes) {
        Population population = options.published()
                ? new PublishedPopulation(codes)
                : new GeneratedPopulation(options.people(), options.events(), options.seed(), codes);
        return options.shuffle().isPresent()
                ? population.shuffled(options.shuffle().getAsLong())
                : population;
    }

    private boolean report(Figures figures) throws InterruptedException {
        if (options.published()) {
            return figures.compare(Expected.published());
        }
        figures.printSummary();
        return true;
    }
}
