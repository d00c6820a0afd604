package org.karmayogi.pulse.e2e.monitoring;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A dashboard of {@code deploy/grafana}. */
record Dashboard(Path file, JsonNode json) {

    /** Where they are, seen from this module. */
    static final Path FOLDER = Path.of("..", "deploy", "grafana");

    static List<Dashboard> all() {
        try (Stream<Path> files = Files.list(FOLDER.resolve("dashboards"))) {
            return files.sorted().map(Dashboard::read).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Dashboard read(Path file) {
        try {
            return new Dashboard(file, JsonMapper.shared().readTree(Files.readAllBytes(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String uid() {
        return json.get("uid").asString();
    }

    /** The panels that show something: rows are headings. */
    List<JsonNode> panels() {
        return json.get("panels")
                .valueStream()
                .filter(panel -> !panel.get("type").asString().equals("row"))
                .toList();
    }

    /** Each query of its panels, with variables in it. */
    List<String> queries() {
        List<String> queries = new ArrayList<>();
        panels().forEach(panel -> panel.get("targets")
                .forEach(target -> queries.add(target.get("expr").asString())));
        return queries;
    }

    /** The queries of its annotations. */
    List<String> annotations() {
        return json.at("/annotations/list")
                .valueStream()
                .map(annotation -> annotation.get("expr").asString())
                .toList();
    }
}
