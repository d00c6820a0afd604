package org.karmayogi.pulse.e2e.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.karmayogi.pulse.e2e.system.Installed;
import org.karmayogi.pulse.edge.problem.ProblemType;

class RulesTests {

    private static final Path RUNBOOKS = Path.of("..", "docs", "runbooks");

    private final Rules rules = Rules.read();

    @Test
    void everyAlertHasItsPageAndEveryPageItsAlert() throws IOException {
        Set<String> pages = new TreeSet<>();
        try (Stream<Path> files = Files.list(RUNBOOKS)) {
            files.map(file -> file.getFileName().toString())
                    .filter(name -> name.startsWith("Pulse"))
                    .forEach(pages::add);
        }
        assertThat(pages)
                .isEqualTo(rules.alerts().stream()
                        .map(alert -> alert.name() + ".md")
                        .collect(Collectors.toCollection(TreeSet::new)));
        String contents = Files.readString(RUNBOOKS.resolve("README.md"));
        for (Rules.Alert alert : rules.alerts()) {
            String page = Files.readString(RUNBOOKS.resolve(alert.name() + ".md"));
            assertThat(alert.runbook()).isEqualTo("docs/runbooks/" + alert.name() + ".md");
            assertThat(alert.severity()).isIn("page", "ticket");
            assertThat(page)
                    .as("the page of %s", alert.name())
                    .startsWith("# " + alert.name() + "\n")
                    .contains("`" + alert.name()
                            + "` in [alerts.yml](../../deploy/prometheus/rules/alerts.yml), severity "
                            + alert.severity())
                    .contains("## What it means", "## First look", "## What to do", "## When to wake whom");
            assertThat(contents).contains("[" + alert.name() + "](" + alert.name() + ".md)");
        }
    }

    @Test
    void everyMetricThatARunbookNamesThereIs() throws IOException {
        Set<String> known = MetricsPage.read().queryable();
        Set<String> named = new TreeSet<>();
        try (Stream<Path> files = Files.list(RUNBOOKS)) {
            for (Path page : files.toList()) {
                Matcher name = Pattern.compile("\\b(pulse|mongodb_driver|resilience4j|kafka_producer)_[a-z_]+\\b")
                        .matcher(Files.readString(page));
                while (name.find()) {
                    named.add(name.group());
                }
            }
        }
        assertThat(named)
                .hasSizeGreaterThan(10)
                .allMatch(name -> known.contains(name) || known.contains(name + "_count"));
    }

    @Test
    void everyRuleAsksForMetricsThatThereAre() {
        Set<String> known = new TreeSet<>(MetricsPage.read().queryable());
        known.add("up");
        rules.recordings().forEach(rule -> known.add(rule.name()));

        Stream.concat(
                        rules.alerts().stream().map(Rules.Alert::query),
                        rules.recordings().stream().map(Rules.Recording::query))
                .forEach(query ->
                        assertThat(PromQl.names(query)).as(query).isNotEmpty().isSubsetOf(known));
    }

    @Test
    void everyAlertIsTestedWithAnInputThatFiresAndOneThatDoesNot() {
        Set<String> fires = new TreeSet<>();
        Set<String> isSilent = new TreeSet<>();
        for (Path file : Rules.files("tests")) {
            for (Map<String, Object> test : Rules.maps(Rules.yaml(file).get("tests"))) {
                for (Map<String, Object> expectation : Rules.maps(test.get("promql_expr_test"))) {
                    String alert = String.valueOf(expectation.get("expr")).replaceAll(".*alertname=\"(\\w+)\".*", "$1");
                    (Rules.maps(expectation.get("exp_samples")).isEmpty() ? isSilent : fires).add(alert);
                }
            }
        }
        Set<String> all = rules.alerts().stream().map(Rules.Alert::name).collect(Collectors.toCollection(TreeSet::new));
        assertThat(fires).isEqualTo(all);
        assertThat(isSilent).isEqualTo(all);
    }

    @Test
    void whatCountsAsFailingIsEveryProblemOfOurOwnMaking() {
        Set<String> ours = new TreeSet<>(Set.of("5xx", "unknown"));
        Arrays.stream(ProblemType.values())
                .filter(problem -> problem.status() >= 500)
                .forEach(problem -> ours.add(problem.slug()));

        List<Rules.Recording> availability = rules.recordings().stream()
                .filter(rule -> rule.name().startsWith("pulse:availability:bad"))
                .toList();
        assertThat(availability).isNotEmpty().allSatisfy(rule -> {
            String outcomes = rule.query().replaceAll("(?s).*outcome=~\"([^\"]*)\".*", "$1");
            assertThat(new TreeSet<>(Arrays.asList(outcomes.split("\\|", -1)))).isEqualTo(ours);
        });
    }

    @Test
    void promtoolFindsNothingWrong() throws IOException, InterruptedException {
        assumeTrue(Installed.has("promtool"), "promtool is not on the PATH: apt-get install prometheus");
        List<String> check = new ArrayList<>(List.of("promtool", "check", "rules"));
        Rules.files("rules").forEach(file -> check.add(file.toString()));
        List<String> test = new ArrayList<>(List.of("promtool", "test", "rules"));
        Rules.files("tests").forEach(file -> test.add(file.toString()));
        String configuration = Rules.FOLDER.resolve("prometheus.yml").toString();

        Installed.run(check);
        Installed.run(List.of("promtool", "check", "config", "--syntax-only", configuration));
        Installed.run(test);
    }
}
