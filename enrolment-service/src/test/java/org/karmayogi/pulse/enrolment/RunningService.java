package org.karmayogi.pulse.enrolment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.errors.TopicExistsException;
import org.karmayogi.pulse.edge.access.ApiClient;
import org.karmayogi.pulse.edge.access.ApiKey;
import org.karmayogi.pulse.edge.access.ApiKeyFile;
import org.karmayogi.pulse.edge.access.Scope;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/** The service, running, and a client that talks to it over HTTP. */
record RunningService(ConfigurableApplicationContext context, ApiKey portal, ApiKey confined) implements AutoCloseable {

    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    static RunningService start(Path directory, String bootstrapServers, String... more) {
        ApiKey portal = ApiKey.generate();
        ApiKey confined = ApiKey.generate();
        Path keys = directory.resolve("keys-" + UUID.randomUUID() + ".json");
        Set<Scope> write = Set.of(Scope.EVENTS_WRITE, Scope.METRICS_READ);
        ApiKeyFile.write(
                keys,
                Map.of(
                        portal,
                        new ApiClient("portal", "igot", write, Set.of(), Set.of()),
                        confined,
                        new ApiClient("agra", "agra-portal", write, Set.of(), Set.of("AGRA"))));
        String[] arguments = new String[more.length + 3];
        arguments[0] = "--server.port=0";
        arguments[1] = "--spring.kafka.bootstrap-servers=" + bootstrapServers;
        arguments[2] = "--pulse.access.keys-file=" + keys;
        System.arraycopy(more, 0, arguments, 3, more.length);
        return new RunningService(EnrolmentApplication.application().run(arguments), portal, confined);
    }

    /** Makes {@code learning-reference} as metrics-service declares it; a service that takes statements waits for it. */
    static void declareReference(String bootstrapServers) {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            NewTopic reference =
                    new NewTopic("learning-reference", 1, (short) 1).configs(Map.of("cleanup.policy", "compact"));
            admin.createTopics(List.of(reference)).all().get();
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw new IllegalStateException(e);
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    HttpResponse<String> post(String path, String body) {
        return post(path, body, portal, "application/json");
    }

    HttpResponse<String> post(String path, String body, ApiKey key, String contentType) {
        return send(HttpRequest.newBuilder(uri(path))
                .header("X-API-Key", key.value())
                .header("Content-Type", contentType)
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    HttpResponse<String> get(String path) {
        return send(HttpRequest.newBuilder(uri(path)).header("X-API-Key", portal.value()));
    }

    HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return HTTP.send(request.timeout(Duration.ofSeconds(30)).build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    URI uri(String path) {
        int port = ((WebServerApplicationContext) context).getWebServer().getPort();
        return URI.create("http://127.0.0.1:" + port + path);
    }

    @Override
    public void close() {
        context.close();
    }
}
