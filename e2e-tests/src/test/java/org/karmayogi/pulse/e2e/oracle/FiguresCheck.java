package org.karmayogi.pulse.e2e.oracle;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.karmayogi.pulse.e2e.client.PulseClient;
import tools.jackson.databind.JsonNode;

/** Holds what the API answers against the oracle and collects every difference. */
public final class FiguresCheck {

    /** They add up: each is a number of people, pairs or minutes of people who have exactly one posting. */
    private static final List<String> ADDITIVE = List.of(
            "registered",
            "enrolled",
            "enrolments",
            "inProgress",
            "completions",
            "trainingMinutes",
            "completedAtLeastOne",
            "completedThreeOrMore",
            "completedFewerThanThree",
            "undergoingTraining");

    private final PulseClient client;
    private final Oracle oracle;
    private final List<String> differences = new ArrayList<>();
    private int scopes;

    public FiguresCheck(PulseClient client, Oracle oracle) {
        this.client = client;
        this.oracle = oracle;
    }

    /** Asks for the summary of a scope. */
    public void summary(Scope scope) throws IOException {
        JsonNode answer = client.get("/v1/metrics/summary" + scope.query()).json(200);
        compare(scope.toString(), oracle.metrics(scope), answer.get("metrics"));
        Map<String, BigDecimal> unregistered = oracle.unregistered();
        if (!scope.equals(Scope.STATE)) {
            unregistered.replaceAll((name, value) -> BigDecimal.ZERO);
        }
        compare(scope + ", unregistered", unregistered, answer.get("unregistered"));
        Identities.broken(answer.get("metrics")).forEach(identity -> differences.add(scope + ": " + identity));
    }

    /** Asks for the rows of a scope, one for each code; they must also add up to its summary. */
    public void rows(String list, Scope within, Function<String, Scope> narrowed) throws IOException {
        JsonNode rows =
                client.get("/v1/metrics/" + list + within.query()).json(200).get("items");
        JsonNode summary =
                client.get("/v1/metrics/summary" + within.query()).json(200).get("metrics");
        for (JsonNode row : rows) {
            Scope scope = narrowed.apply(row.get("code").asString());
            compare(list + " row " + scope, oracle.metrics(scope), row.get("metrics"));
        }
        for (String metric : ADDITIVE) {
            long sum = 0;
            for (JsonNode row : rows) {
                sum += row.get("metrics").get(metric).asLong();
            }
            if (sum != summary.get(metric).asLong()) {
                differences.add(list + " of " + within + " add up to " + sum + " " + metric + ", the summary has "
                        + summary.get(metric));
            }
        }
    }

    private void compare(String scope, Map<String, BigDecimal> expected, JsonNode answered) {
        scopes++;
        expected.forEach((metric, value) -> {
            JsonNode figure = answered.path(metric);
            if (!figure.isNumber() || figure.decimalValue().compareTo(value) != 0) {
                differences.add(scope + ", " + metric + ": " + figure + " instead of " + value);
            }
        });
    }

    /** Every difference found; empty when all figures are right. */
    public List<String> differences() {
        return differences;
    }

    /** How many sets of figures have been compared. */
    public int scopes() {
        return scopes;
    }
}
