package org.karmayogi.pulse.e2e.oracle;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** What must hold between the figures of one answer, whatever has been counted so far. */
public final class Identities {

    private Identities() {}

    /** The ones that do not hold; empty when all is well. */
    public static List<String> broken(JsonNode metrics) {
        long registered = number(metrics, "registered");
        long one = number(metrics, "completedAtLeastOne");
        long three = number(metrics, "completedThreeOrMore");
        long enrolled = number(metrics, "enrolled");
        long completions = number(metrics, "completions");
        List<String> broken = new ArrayList<>();
        check(broken, three >= 0 && three <= one && one <= registered, "three <= one <= registered", metrics);
        check(broken, completions >= one + 2 * three, "completions >= one + 2 * three", metrics);
        long inProgress = number(metrics, "inProgress");
        check(
                broken,
                inProgress >= 0 && inProgress <= enrolled && enrolled <= registered,
                "inProgress <= enrolled",
                metrics);
        check(broken, one <= enrolled, "a completion implies an enrolment", metrics);
        check(broken, completions <= number(metrics, "enrolments"), "completions <= enrolments", metrics);
        check(broken, number(metrics, "completedFewerThanThree") == registered - three, "fewer than three", metrics);
        check(broken, number(metrics, "undergoingTraining") == registered - one, "undergoing", metrics);
        BigDecimal hours = BigDecimal.valueOf(number(metrics, "trainingMinutes"))
                .divide(BigDecimal.valueOf(60), 2, RoundingMode.HALF_UP);
        check(
                broken,
                hours.compareTo(metrics.get("trainingHours").decimalValue()) == 0,
                "hours are minutes / 60",
                metrics);
        return broken;
    }

    private static void check(List<String> broken, boolean holds, String identity, JsonNode metrics) {
        if (!holds) {
            broken.add(identity + ": " + metrics);
        }
    }

    private static long number(JsonNode metrics, String name) {
        return metrics.get(name).asLong();
    }
}
