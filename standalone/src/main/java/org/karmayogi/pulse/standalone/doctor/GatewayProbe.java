package org.karmayogi.pulse.standalone.doctor;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Asks the gateway, with an admin's key. */
final class GatewayProbe {

    /** The gateway's own limit for an operation. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final Duration PATIENCE_AT_THE_DOOR = Duration.ofSeconds(10);

    private final URI address;
    private final String key;
    private final PresentedCertificates certificates;
    private final HttpClient http;

    GatewayProbe(DoctorOptions options) {
        this.address = options.url();
        this.key = options.key();
        this.certificates = PresentedCertificates.trusting(options.trusted());
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(5))
                .sslContext(certificates.context())
                .build();
    }

    /** Without the key: what is open answers whatever key there is, and a wrong one would be refused. */
    Reply open(String path) throws InterruptedException {
        return send(HttpRequest.newBuilder(address.resolve(path)).timeout(PATIENCE_AT_THE_DOOR));
    }

    Reply get(String path) throws InterruptedException {
        return send(
                HttpRequest.newBuilder(address.resolve(path)).timeout(PATIENCE).header("X-API-Key", key));
    }

    private Reply send(HttpRequest.Builder request) throws InterruptedException {
        Instant sent = Instant.now();
        try {
            HttpResponse<String> answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Reply.Answer(answer.statusCode(), answer.body(), date(answer), sent, Instant.now());
        } catch (IOException e) {
            return new Reply.Silence(words(e));
        }
    }

    private static @Nullable Instant date(HttpResponse<?> answer) {
        try {
            return answer.headers()
                    .firstValue("Date")
                    .map(text -> ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                            .toInstant())
                    .orElse(null);
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static String words(IOException failure) {
        String message = failure.getMessage();
        return failure.getClass().getSimpleName() + (message == null ? "" : ", " + message);
    }

    /** The end of the first certificate to end of those that the server has shown, trusted or not. */
    Optional<Instant> certificateEnd() {
        return certificates.end();
    }
}
