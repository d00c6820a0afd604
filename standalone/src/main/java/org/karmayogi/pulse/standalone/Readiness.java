package org.karmayogi.pulse.standalone;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.karmayogi.pulse.edge.access.ApiKey;

/** There are figures: the metrics service answers the state's summary. Until the log has been folded again that is a 503. */
final class Readiness {

    private static final Duration PAUSE = Duration.ofMillis(50);

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();
    private final HttpRequest summary;

    Readiness(String metrics, ApiKey reader) {
        summary = HttpRequest.newBuilder(URI.create(metrics + "/v1/metrics/summary"))
                .timeout(Duration.ofSeconds(5))
                .header("X-API-Key", reader.value())
                .build();
    }

    void await() throws InterruptedException {
        while (!answered()) {
            Thread.sleep(PAUSE.toMillis());
        }
    }

    private boolean answered() throws InterruptedException {
        try {
            return http.send(summary, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }
}
