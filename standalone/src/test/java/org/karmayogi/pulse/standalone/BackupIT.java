package org.karmayogi.pulse.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.karmayogi.pulse.standalone.command.CommandFolder;
import org.karmayogi.pulse.standalone.seed.SeedRun;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The procedure of docs/capacity.md: a copy of the stopped data folder, started elsewhere. */
class BackupIT {

    private static final List<String> FIGURES = List.of(
            "/v1/metrics/summary",
            "/v1/metrics/departments?limit=500",
            "/v1/metrics/districts?limit=500",
            "/v1/metrics/categories",
            "/v1/metrics/matrix?metric=completions",
            "/v1/metrics/series?grain=month&from=2018-01&to=2026-12",
            "/v1/metrics/courses?limit=500");

    @TempDir
    Path directory;

    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    void aRestoredCopyGivesTheSameAnswersAndGoesOnCounting() throws Exception {
        Path data = directory.resolve("data");
        Path restored = directory.resolve("restored");
        Map<String, JsonNode> before;
        Map<String, JsonNode> proofs;
        try (Whole whole = start(data)) {
            String url = whole.start();
            seed(url, data, "1");
            before = answers(url, data, FIGURES);
            proofs = answers(url, data, people(url, data));
        }
        copy(data, restored);

        Map<String, JsonNode> after;
        try (Whole whole = start(restored)) {
            String url = whole.start();
            assertThat(answers(url, restored, FIGURES)).isEqualTo(before);
            assertThat(answers(url, restored, List.copyOf(proofs.keySet()))).isEqualTo(proofs);
            seed(url, restored, "1");
            assertThat(answers(url, restored, FIGURES))
                    .as("what was there before the backup is known to be")
                    .isEqualTo(before);
            seed(url, restored, "2");
            after = answers(url, restored, FIGURES);
        }
        try (Whole whole = start(data)) {
            String url = whole.start();
            seed(url, data, "2");
            assertThat(after)
                    .as("the copy has counted on as the original does")
                    .isEqualTo(answers(url, data, FIGURES))
                    .isNotEqualTo(before);
        }
    }

    private static Whole start(Path data) {
        return new Whole(new Settings(0, data, false), DataFolder.open(data));
    }

    /** Some people with every fact of theirs, as paths. */
    private List<String> people(String url, Path data) throws Exception {
        String department = get(url, data, FIGURES.get(1)).at("/items/0/code").asString();
        List<String> people = get(url, data, "/v1/departments/" + department + "/pending?with=under-three")
                .get("items")
                .valueStream()
                .map(item -> "/v1/learners/" + item.get("learnerId").asString())
                .toList();
        assertThat(people).isNotEmpty();
        return people;
    }

    private Map<String, JsonNode> answers(String url, Path data, List<String> paths) throws Exception {
        Map<String, JsonNode> answers = new LinkedHashMap<>();
        for (String path : paths) {
            answers.put(path, get(url, data, path));
        }
        return answers;
    }

    /** Without the moment it is complete through. */
    private JsonNode get(String url, Path data, String path) throws IOException, InterruptedException {
        String key = CommandFolder.key(data.resolve("keys.json"), "admin").orElseThrow();
        HttpResponse<String> answer = http.send(
                HttpRequest.newBuilder(URI.create(url + path))
                        .header("X-API-Key", key)
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as("%s: %s", path, answer.body()).isEqualTo(200);
        ObjectNode json = (ObjectNode) JsonMapper.shared().readTree(answer.body());
        json.remove("asOf");
        return json;
    }

    /** Three thousand events, of which it waits for the last to be in the figures. */
    private static void seed(String url, Path data, String seed) throws InterruptedException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        List<String> arguments = List.of(
                "--people",
                "300",
                "--events",
                "3000",
                "--seed",
                seed,
                "--url",
                url,
                "--keys",
                data.resolve("keys.json").toString());
        int exit = SeedRun.run(arguments, Map.of(), new PrintStream(out, true, StandardCharsets.UTF_8));
        assertThat(exit).as(out.toString(StandardCharsets.UTF_8)).isZero();
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(from.relativize(file).toString()));
            }
        }
    }
}
