package org.karmayogi.pulse.e2e.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.karmayogi.pulse.e2e.client.PulseClient;
import org.karmayogi.pulse.e2e.faults.process.ManagedProcess;
import org.karmayogi.pulse.e2e.faults.process.Ports;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;

/** A real Prometheus with our own configuration and rules; only addresses, the place of the key and the pace are the test's. */
final class Prometheus implements AutoCloseable {

    private final List<KeyDoor> doors = new ArrayList<>();
    private final ManagedProcess process;
    private final PulseClient client;

    /**
     * Starts it.
     *
     * @param services what to scrape, each by its name
     * @param key with {@code metrics:read}
     */
    Prometheus(Map<String, PulseClient> services, String key) throws IOException {
        Path folder = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "prometheus-");
        Path keyFile = Files.writeString(folder.resolve("pulse.key"), key);
        Path configuration = folder.resolve("prometheus.yml");
        Files.writeString(configuration, new Yaml().dump(configuration(services, keyFile)));
        int port = Ports.free();
        client = new PulseClient(URI.create("http://127.0.0.1:" + port), Map.of());
        List<String> command = List.of(
                "prometheus",
                "--config.file=" + configuration,
                "--storage.tsdb.path=" + folder.resolve("data"),
                "--web.listen-address=127.0.0.1:" + port,
                "--log.level=warn");
        process = new ManagedProcess("prometheus", command, folder, ignored -> isReady());
        process.start();
    }

    private Map<String, Object> configuration(Map<String, PulseClient> services, Path keyFile) {
        Map<String, Object> configuration = Rules.yaml(Rules.FOLDER.resolve("prometheus.yml"));
        configuration.put(
                "global", Map.of("scrape_interval", "2s", "scrape_timeout", "2s", "evaluation_interval", "1s"));
        configuration.put(
                "rule_files",
                List.of(Rules.FOLDER.resolve("rules").toAbsolutePath().normalize() + "/*.yml"));
        for (Map<String, Object> job : Rules.maps(configuration.get("scrape_configs"))) {
            Rules.map(job.get("basic_auth")).put("password_file", keyFile.toString());
            for (Map<String, Object> targets : Rules.maps(job.get("static_configs"))) {
                String service = String.valueOf(Rules.map(targets.get("labels")).get("service"));
                KeyDoor door = new KeyDoor(services.get(service));
                doors.add(door);
                targets.put("targets", List.of(door.target()));
            }
        }
        return configuration;
    }

    private boolean isReady() {
        try {
            return client.send(client.request("/-/ready")).status() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    /** Asks its API; the answer must be a success. */
    JsonNode get(String path) throws IOException {
        JsonNode answer = client.send(client.request("/api/v1/" + path)).json(200);
        assertThat(answer.get("status").asString()).as(path).isEqualTo("success");
        return answer.get("data");
    }

    /** Whether a query has a result now in which there is at least one number. */
    boolean hasData(String query) throws IOException {
        JsonNode result = get("query?query=" + URLEncoder.encode(query, StandardCharsets.UTF_8))
                .get("result");
        return result.valueStream()
                .anyMatch(series -> !series.get("value").get(1).asString().equals("NaN"));
    }

    String evidence() {
        return "its log is " + process.log();
    }

    @Override
    public void close() {
        process.sigterm();
        process.kill9();
        doors.forEach(KeyDoor::close);
    }
}
