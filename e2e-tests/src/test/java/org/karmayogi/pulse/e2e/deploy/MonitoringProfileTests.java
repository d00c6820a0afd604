package org.karmayogi.pulse.e2e.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Prometheus and Grafana of the Compose file find what they need. */
class MonitoringProfileTests {

    private final ComposeFile compose = ComposeFile.read();
    private final JsonNode scraping = yaml("deploy/prometheus/prometheus.yml").at("/scrape_configs/0");

    @Test
    void prometheusScrapesEveryServiceWhereItListens() {
        Map<String, String> targets = new TreeMap<>();
        scraping.get("static_configs")
                .forEach(config -> targets.put(
                        config.at("/labels/service").asString(),
                        config.at("/targets/0").asString()));

        Map<String, String> expected = new TreeMap<>();
        for (String service : List.of("onboarding-service", "enrolment-service", "metrics-service", "gateway")) {
            assertThat(compose.containers()).containsKey(service);
            expected.put(
                    service, service + ":" + ServiceConfiguration.of(service).get("server.port"));
        }
        assertThat(targets).isEqualTo(expected);
    }

    @Test
    void whatIsMountedIsThereAndIsWhatIsRead() {
        Map<String, String> prometheus = mounts("prometheus");
        assertThat(prometheus).containsKeys("/etc/prometheus/prometheus.yml", "/etc/prometheus/rules");
        assertThat(prometheus)
                .containsKey(scraping.at("/basic_auth/password_file").asString());
        JsonNode provider =
                yaml("deploy/grafana/provisioning/dashboards/pulse.yml").at("/providers/0/options/path");
        assertThat(mounts("grafana")).containsKeys("/etc/grafana/provisioning", provider.asString());
        List<String> sources = new ArrayList<>(prometheus.values());
        sources.addAll(mounts("grafana").values());
        assertThat(sources)
                .filteredOn(source -> source.startsWith("./"))
                .hasSize(4)
                .allSatisfy(source -> assertThat(Files.exists(ComposeFile.ROOT.resolve(source)))
                        .as(source)
                        .isTrue());
    }

    @Test
    void grafanaFindsPrometheusAndItsFirstDashboard() {
        assertThat(yaml("deploy/grafana/provisioning/datasources/prometheus.yml")
                        .at("/datasources/0/url")
                        .asString())
                .isEqualTo("http://prometheus:9090");
        String home =
                compose.containers().get("grafana").environment().get("GF_DASHBOARDS_DEFAULT_HOME_DASHBOARD_PATH");
        Path file = Path.of("deploy/grafana/dashboards").resolve(Path.of(home).getFileName());
        assertThat(ComposeFile.ROOT.resolve(file)).exists();
    }

    /** Sources by target; those of variables are left as they are. */
    private Map<String, String> mounts(String container) {
        Map<String, String> mounts = new TreeMap<>();
        for (String volume : compose.containers().get(container).volumes()) {
            String plain = volume.replaceAll(":ro$", "");
            int colon = plain.lastIndexOf(':');
            mounts.put(plain.substring(colon + 1), plain.substring(0, colon));
        }
        return mounts;
    }

    private static JsonNode yaml(String file) {
        return JsonMapper.shared().valueToTree(ComposeFile.yaml(ComposeFile.ROOT.resolve(file)));
    }
}
