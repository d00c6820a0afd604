package org.karmayogi.pulse.e2e.monitoring;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The recording and alerting rules of {@code deploy/prometheus}. */
record Rules(List<Recording> recordings, List<Alert> alerts) {

    /** Where they are, seen from this module. */
    static final Path FOLDER = Path.of("..", "deploy", "prometheus");

    record Recording(String name, String query) {}

    record Alert(String name, String query, String severity, String runbook) {}

    static Rules read() {
        List<Recording> recordings = new ArrayList<>();
        List<Alert> alerts = new ArrayList<>();
        for (Path file : files("rules")) {
            for (Map<String, Object> group : maps(yaml(file).get("groups"))) {
                for (Map<String, Object> rule : maps(group.get("rules"))) {
                    String query = text(rule, "expr");
                    if (rule.containsKey("record")) {
                        recordings.add(new Recording(text(rule, "record"), query));
                    } else {
                        String severity = text(map(rule.get("labels")), "severity");
                        alerts.add(new Alert(
                                text(rule, "alert"), query, severity, text(map(rule.get("annotations")), "runbook")));
                    }
                }
            }
        }
        return new Rules(recordings, alerts);
    }

    /** The YAML files of a folder beside the rules. */
    static List<Path> files(String folder) {
        try (Stream<Path> files = Files.list(FOLDER.resolve(folder))) {
            return files.filter(file -> file.toString().endsWith(".yml"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Map<String, Object> yaml(Path file) {
        try {
            return map(new Yaml(new SafeConstructor(new LoaderOptions())).load(Files.readString(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @SuppressWarnings("unchecked")
    static Map<String, Object> map(Object value) {
        return (Map<String, Object>) value;
    }

    @SuppressWarnings("unchecked")
    static List<Map<String, Object>> maps(Object value) {
        return (List<Map<String, Object>>) value;
    }

    private static String text(Map<String, Object> map, String key) {
        return String.valueOf(map.get(key));
    }
}
