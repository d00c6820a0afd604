package org.karmayogi.pulse.standalone.seed;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.karmayogi.pulse.standalone.command.CommandException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The system's one address, as a portal and a dashboard see it. Safe for use by several threads. */
final class Gateway {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final URI address;
    private final Keys keys;
    private final HttpClient http;

    Gateway(URI address, Keys keys) {
        this.address = address;
        this.keys = keys;
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(5))
                .build();
    }

    HttpResponse<byte[]> push(Batch batch) throws IOException, InterruptedException {
        return http.send(
                request(batch.family().path(), keys.portal())
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofByteArray(batch.body()))
                        .build(),
                BodyHandlers.ofByteArray());
    }

    Codes codes() throws InterruptedException {
        return new Codes(codes("/v1/departments"), codes("/v1/districts"), courses());
    }

    private List<String> codes(String register) throws InterruptedException {
        return codesOf(get(register));
    }

    /** The catalogue is optional: a service without one takes any course. */
    private List<String> courses() throws InterruptedException {
        try {
            return codesOf(get("/v1/courses?limit=500"));
        } catch (CommandException e) {
            return List.of();
        }
    }

    private static List<String> codesOf(JsonNode register) {
        List<String> codes = new ArrayList<>();
        for (JsonNode item : register.path("items")) {
            codes.add(item.path("code").asString(item.path("id").asString("")));
        }
        return codes;
    }

    /** @throws CommandException unless the answer is 200 with JSON */
    JsonNode get(String path) throws InterruptedException {
        try {
            HttpResponse<byte[]> answer =
                    http.send(request(path, keys.admin()).GET().build(), BodyHandlers.ofByteArray());
            if (answer.statusCode() != 200) {
                throw new CommandException("GET " + address.resolve(path) + " answered " + answer.statusCode());
            }
            return JSON.readTree(answer.body());
        } catch (IOException e) {
            throw new CommandException(
                    address + " does not answer (" + e.getMessage()
                            + "). Is it running? Start it with: ./pulse standalone",
                    e);
        }
    }

    private HttpRequest.Builder request(String path, String key) {
        return HttpRequest.newBuilder(address.resolve(path)).timeout(PATIENCE).header("X-API-Key", key);
    }
}
