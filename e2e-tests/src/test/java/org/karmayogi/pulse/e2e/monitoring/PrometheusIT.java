package org.karmayogi.pulse.e2e.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.karmayogi.pulse.e2e.system.Installed;
import tools.jackson.databind.JsonNode;

/** A real Prometheus scrapes the running services under load, with the configuration, rules and queries that are deployed. */
@ExtendWith(Watched.class)
class PrometheusIT {

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private static Prometheus prometheus;

    @BeforeAll
    static void start(WatchedSystem system) throws IOException {
        assumeTrue(Installed.has("prometheus"), "prometheus is not on the PATH: apt-get install prometheus");
        prometheus = new Prometheus(system.services(), system.key("reader"));
    }

    @AfterAll
    static void stop() {
        if (prometheus != null) {
            prometheus.close();
        }
    }

    @Test
    void everyServiceIsScraped() {
        Awaitility.await().atMost(PATIENCE).untilAsserted(() -> assertThat(prometheus
                        .get("targets?state=active")
                        .get("activeTargets")
                        .valueStream())
                .hasSize(4)
                .allSatisfy(target -> assertThat(target.get("health").asString())
                        .as("%s", target)
                        .isEqualTo("up")));
    }

    @Test
    void everyQueryOfEveryPanelHasData() {
        Awaitility.await().atMost(PATIENCE).untilAsserted(() -> assertThat(withoutData())
                .as("queries without data; %s", prometheus.evidence())
                .isEmpty());
    }

    private static List<String> withoutData() throws IOException {
        List<String> empty = new ArrayList<>();
        for (Dashboard dashboard : Dashboard.all()) {
            for (String query : dashboard.queries()) {
                if (!prometheus.hasData(withVariables(query))) {
                    empty.add(dashboard.uid() + ": " + query);
                }
            }
        }
        return empty;
    }

    @Test
    void everyAnnotationCanBeAsked() throws IOException {
        for (Dashboard dashboard : Dashboard.all()) {
            for (String query : dashboard.annotations()) {
                prometheus.hasData(withVariables(query));
            }
        }
    }

    /** As Grafana does it for "All", with an interval that suits a scrape every two seconds. */
    private static String withVariables(String query) {
        String asked = query.replace("$__rate_interval", "10s").replace("$service", ".+");
        assertThat(asked).doesNotContain("$");
        return asked;
    }

    @Test
    void everyRuleCanBeEvaluatedAndNoOneIsWoken() {
        Awaitility.await().atMost(PATIENCE).untilAsserted(() -> {
            List<JsonNode> rules = prometheus
                    .get("rules")
                    .get("groups")
                    .valueStream()
                    .flatMap(group -> group.get("rules").valueStream())
                    .toList();
            assertThat(rules)
                    .hasSize(Rules.read().alerts().size()
                            + Rules.read().recordings().size());
            assertThat(rules).allSatisfy(rule -> {
                assertThat(rule.get("health").asString()).as("%s", rule).isEqualTo("ok");
                if ("page".equals(rule.at("/labels/severity").asString(""))) {
                    assertThat(rule.get("state").asString()).as("%s", rule).isNotEqualTo("firing");
                }
            });
        });
    }
}
