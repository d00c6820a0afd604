package org.karmayogi.pulse.e2e.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class DashboardTests {

    private final List<Dashboard> dashboards = Dashboard.all();

    @Test
    void eachHasItsFixedNameItsVariablesAndItsAnnotations() {
        assertThat(dashboards)
                .extracting(Dashboard::uid)
                .containsExactly("pulse-intake", "pulse-pipeline", "pulse-programme", "pulse-runtime");
        for (Dashboard dashboard : dashboards) {
            assertThat(dashboard.file().getFileName()).hasToString(dashboard.uid() + ".json");
            assertThat(dashboard.json().at("/templating/list").valueStream().map(it -> it.get("name")
                            .asString()))
                    .containsExactly("datasource", "service");
            assertThat(dashboard.json().at("/annotations/list").valueStream().map(it -> it.get("name")
                            .asString()))
                    .containsExactly("Deploys and restarts", "Rebalances");
        }
    }

    @Test
    void everyPanelSaysWhatItShowsInWhichUnitAndWhatIsTooMuch() {
        for (Dashboard dashboard : dashboards) {
            for (JsonNode panel : dashboard.panels()) {
                String title = dashboard.uid() + ": " + panel.get("title").asString();
                assertThat(panel.get("description").asString()).as(title).isNotBlank();
                assertThat(panel.at("/fieldConfig/defaults/unit").asString(""))
                        .as(title)
                        .isNotBlank();
                assertThat(panel.at("/fieldConfig/defaults/thresholds/steps").size())
                        .as(title)
                        .isPositive();
                assertThat(panel.at("/datasource/uid").asString()).as(title).isEqualTo("${datasource}");
                assertThat(panel.get("targets").valueStream().map(it -> it.at("/datasource/uid")
                                .asString()))
                        .as(title)
                        .isNotEmpty()
                        .containsOnly("${datasource}");
            }
        }
    }

    @Test
    void panelsHaveNumbersOfTheirOwnAndDoNotCoverEachOther() {
        for (Dashboard dashboard : dashboards) {
            Set<Integer> ids = new HashSet<>();
            Set<List<Integer>> taken = new HashSet<>();
            for (JsonNode panel : dashboard.json().get("panels")) {
                assertThat(ids.add(panel.get("id").asInt()))
                        .as("id of %s", panel)
                        .isTrue();
                JsonNode place = panel.get("gridPos");
                for (int x = 0; x < place.get("w").asInt(); x++) {
                    for (int y = 0; y < place.get("h").asInt(); y++) {
                        List<Integer> cell = List.of(
                                place.get("x").asInt() + x, place.get("y").asInt() + y);
                        assertThat(taken.add(cell) && cell.get(0) < 24)
                                .as("%s: place of %s", dashboard.uid(), panel.get("title"))
                                .isTrue();
                    }
                }
            }
        }
    }

    @Test
    void everyQueryAsksForMetricsThatThereAre() {
        Set<String> known = new TreeSet<>(MetricsPage.read().queryable());
        known.add("up");
        Rules.read().recordings().forEach(rule -> known.add(rule.name()));
        for (Dashboard dashboard : dashboards) {
            List<String> all = new java.util.ArrayList<>(dashboard.queries());
            all.addAll(dashboard.annotations());
            assertThat(all)
                    .allSatisfy(query ->
                            assertThat(PromQl.names(query)).isNotEmpty().isSubsetOf(known));
        }
    }

    @Test
    void theDataSourceAndTheFolderAreProvisioned() {
        Map<String, Object> source = Rules.maps(
                        Rules.yaml(Dashboard.FOLDER.resolve("provisioning/datasources/prometheus.yml"))
                                .get("datasources"))
                .get(0);
        assertThat(source).containsEntry("uid", "pulse-prometheus").containsEntry("type", "prometheus");
        Map<String, Object> provider = Rules.maps(
                        Rules.yaml(Dashboard.FOLDER.resolve("provisioning/dashboards/pulse.yml"))
                                .get("providers"))
                .get(0);
        assertThat(Rules.map(provider.get("options"))).containsEntry("path", "/etc/grafana/dashboards");
    }
}
