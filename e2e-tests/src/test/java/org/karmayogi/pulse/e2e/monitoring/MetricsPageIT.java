package org.karmayogi.pulse.e2e.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.karmayogi.pulse.e2e.client.PulseClient;

/** {@code docs/metrics.md} and what running services export are the same. */
@ExtendWith(Watched.class)
class MetricsPageIT {

    /** Until every road was taken once: a dead record, a refusal, a recount, a collection. */
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final MetricsPage page = MetricsPage.read();

    @Test
    void everyServiceHasItsSection(WatchedSystem system) {
        assertThat(page.services().keySet())
                .containsExactlyInAnyOrderElementsOf(system.services().keySet());
        assertThat(page.families()).isNotEmpty();
    }

    @Test
    void whatThePageHasIsExportedLikeThat(WatchedSystem system) {
        Awaitility.await().atMost(PATIENCE).ignoreExceptions().untilAsserted(() -> assertThat(missing(system))
                .as(
                        "rows of docs/metrics.md that no service exports like that; correct or remove them. %s",
                        system.evidence())
                .isEmpty());
    }

    private List<String> missing(WatchedSystem system) throws IOException {
        List<String> missing = new ArrayList<>();
        for (Map.Entry<String, PulseClient> service : system.services().entrySet()) {
            Map<String, Metric> exported = exported(service.getValue());
            page.services().get(service.getKey()).forEach((name, metric) -> {
                if (!metric.equals(exported.get(name))) {
                    missing.add(service.getKey() + ": " + metric + ", exported is " + exported.get(name));
                }
            });
        }
        return missing;
    }

    @Test
    void whatIsExportedIsOnThePage(WatchedSystem system) throws IOException {
        List<String> unknown = new ArrayList<>();
        for (Map.Entry<String, PulseClient> service : system.services().entrySet()) {
            Map<String, Metric> rows = page.services().get(service.getKey());
            for (Metric metric : exported(service.getValue()).values()) {
                boolean library = page.families().stream().anyMatch(metric.name()::startsWith);
                if (!library && !rows.containsKey(metric.name())) {
                    unknown.add("in the section of " + service.getKey() + ": " + metric.row());
                }
            }
        }
        assertThat(unknown)
                .as("rows to add to docs/metrics.md, with their unit and meaning")
                .isEmpty();
    }

    @Test
    void theFiguresAreThoseOfTheApi(WatchedSystem system) {
        PulseClient metrics = system.services().get("metrics-service");
        // While it is quiet nothing would arrive that is still missing.
        Awaitility.await().atMost(PATIENCE).ignoreExceptions().until(() -> completions(metrics) > 0);
        system.whileQuiet(() -> Awaitility.await().atMost(PATIENCE).untilAsserted(() -> {
            double exported = metrics.get("/actuator/prometheus")
                    .body()
                    .lines()
                    .filter(line -> line.startsWith("pulse_state_completions "))
                    .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                    .sum();
            assertThat(exported).isPositive().isEqualTo((double) completions(metrics));
        }));
    }

    private static long completions(PulseClient metrics) throws IOException {
        return metrics.get("/v1/metrics/summary")
                .json(200)
                .at("/metrics/completions")
                .asLong();
    }

    private static Map<String, Metric> exported(PulseClient service) throws IOException {
        return Exposition.read(service.get("/actuator/prometheus").expect(200).body());
    }
}
