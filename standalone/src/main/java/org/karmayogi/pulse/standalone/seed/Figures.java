package org.karmayogi.pulse.standalone.seed;

import java.io.PrintStream;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.karmayogi.pulse.standalone.command.CommandException;
import tools.jackson.databind.JsonNode;

/** Reads figures back from the API. */
final class Figures {

    private static final String SUMMARY = "/v1/metrics/summary";
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final Gateway gateway;
    private final PrintStream out;

    Figures(Gateway gateway, PrintStream out) {
        this.gateway = gateway;
        this.out = out;
    }

    /** Waits until the answers contain everything that was accepted before this moment. */
    void settle(Instant moment) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!asOf().isAfter(moment)) {
            if (System.nanoTime() > deadline) {
                throw new CommandException(
                        "The figures did not pass " + moment + " in " + PATIENCE.toMinutes() + " minutes");
            }
            Thread.sleep(100);
        }
    }

    private Instant asOf() throws InterruptedException {
        try {
            return Instant.parse(gateway.get(SUMMARY).path("asOf").asString());
        } catch (CommandException e) {
            // 503 while the log is being folded again: not yet.
            return Instant.EPOCH;
        }
    }

    void printSummary() throws InterruptedException {
        JsonNode summary = gateway.get(SUMMARY);
        out.println("As of " + summary.path("asOf").asString());
        summary.path("metrics")
                .properties()
                .forEach(metric -> out.printf(Locale.ROOT, "  %-24s %15s%n", metric.getKey(), metric.getValue()));
    }

    /** Prints expected beside answered; true when all agree. */
    boolean compare(List<Expected> expectations) throws InterruptedException {
        boolean exact = true;
        out.printf(Locale.ROOT, "%-16s %-24s %12s %12s%n", "", "", "published", "answered");
        for (Expected expected : expectations) {
            BigDecimal answered = gateway.get(SUMMARY + expected.query())
                    .path("metrics")
                    .path(expected.metric())
                    .decimalValue();
            boolean equal = answered.compareTo(expected.value()) == 0;
            exact &= equal;
            out.printf(
                    Locale.ROOT,
                    "%-16s %-24s %,12.2f %,12.2f %s%n",
                    expected.scope(),
                    expected.metric(),
                    expected.value(),
                    answered,
                    equal ? "" : "  DIFFERS");
        }
        return exact;
    }
}
