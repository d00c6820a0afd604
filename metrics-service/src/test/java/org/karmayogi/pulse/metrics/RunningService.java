package org.karmayogi.pulse.metrics;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.karmayogi.pulse.edge.access.ApiClient;
import org.karmayogi.pulse.edge.access.ApiKey;
import org.karmayogi.pulse.edge.access.ApiKeyFile;
import org.karmayogi.pulse.edge.access.Scope;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The service, running, and a client that asks it over HTTP. */
record RunningService(
        ConfigurableApplicationContext context, ApiKey reader, ApiKey confined, ApiKey portal, ApiKey admin)
        implements AutoCloseable {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    static RunningService start(Path keysFile, String bootstrapServers, String storeUri) {
        ApiKey reader = ApiKey.generate();
        ApiKey confined = ApiKey.generate();
        ApiKey portal = ApiKey.generate();
        ApiKey admin = ApiKey.generate();
        Set<Scope> read = Set.of(Scope.METRICS_READ, Scope.LEARNERS_READ);
        ApiKeyFile.write(
                keysFile,
                Map.of(
                        reader,
                        new ApiClient("reader", "reader", read, Set.of(), Set.of()),
                        confined,
                        new ApiClient("sw", "sw", read, Set.of("SOCIAL-WELFARE"), Set.of()),
                        portal,
                        new ApiClient("portal", "portal", Set.of(Scope.EVENTS_WRITE), Set.of(), Set.of()),
                        admin,
                        new ApiClient("admin", "admin", Set.of(Scope.ADMIN), Set.of(), Set.of())));
        ConfigurableApplicationContext context = MetricsServiceApplication.application()
                .run(
                        "--server.port=0",
                        "--spring.kafka.bootstrap-servers=" + bootstrapServers,
                        "--spring.mongodb.uri=" + storeUri,
                        "--pulse.access.keys-file=" + keysFile,
                        "--pulse.topics.partitions=3",
                        "--pulse.metrics.rebuild.keep-retired=10s");
        return new RunningService(context, reader, confined, portal, admin);
    }

    HttpResponse<String> get(String path) {
        return get(path, reader);
    }

    HttpResponse<String> get(String path, ApiKey key, String... headers) {
        HttpRequest.Builder request = request(path, key);
        if (headers.length > 0) {
            request.headers(headers);
        }
        return send(request);
    }

    /** The lines of an answer as they come. */
    Stream<String> stream(String path) {
        try {
            return HTTP.send(request(path, reader).build(), HttpResponse.BodyHandlers.ofLines())
                    .body();
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    HttpResponse<String> post(String path, String json) {
        return send(request(path, admin)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json)));
    }

    HttpResponse<String> put(String path) {
        return put(path, admin);
    }

    HttpResponse<String> put(String path, ApiKey key) {
        return send(request(path, key).PUT(HttpRequest.BodyPublishers.noBody()));
    }

    private HttpRequest.Builder request(String path, ApiKey key) {
        int port = ((WebServerApplicationContext) context).getWebServer().getPort();
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("X-API-Key", key.value());
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    JsonNode json(String path) {
        return json(path, reader);
    }

    JsonNode json(String path, ApiKey key) {
        HttpResponse<String> answer = get(path, key);
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(path + " answered " + answer.statusCode() + ": " + answer.body());
        }
        return JsonMapper.shared().readTree(answer.body());
    }

    double counted(String meter, String... tags) {
        return context.getBean(io.micrometer.core.instrument.MeterRegistry.class)
                .get(meter)
                .tags(tags)
                .counter()
                .count();
    }

    double gauge(String meter) {
        return context.getBean(io.micrometer.core.instrument.MeterRegistry.class)
                .get(meter)
                .gauge()
                .value();
    }

    @Override
    public void close() {
        context.close();
    }
}
