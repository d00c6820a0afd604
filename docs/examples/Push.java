import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;

/** Pushes a batch and does not give up before all of it is accepted or rejected. Run with: java Push.java */
class Push {

    private static final Map<String, String> ENV = System.getenv();
    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    public static void main(String[] args) throws Exception {
        push("/v1/completions", """
            [{"id": "java-1", "learnerId": "UP-EXAMPLE-JAVA", "occurredAt": "2026-02-01T16:00:00+05:30",
              "courseId": "do_113569878939262976132", "durationMinutes": 90}]""");
    }

    /** The same bytes each time, so the same ids: what has arrived already counts once. */
    static void push(String path, String events) throws InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(ENV.get("PULSE_URL") + path))
                .header("X-API-Key", ENV.get("PULSE_KEY"))
                .header("Content-Type", "application/json")
                .timeout(Duration.ofSeconds(30))
                .POST(BodyPublishers.ofString(events))
                .build();
        for (long pause = 500; ; pause = Math.min(2 * pause, 30_000)) {
            long asked = 0;
            try {
                HttpResponse<String> answer = HTTP.send(request, BodyHandlers.ofString());
                if (answer.statusCode() == 207 && answer.body().contains("\"unknown\":0")) {
                    System.out.println(answer.body());
                    return;
                }
                if (!Set.of(207, 429, 503, 504).contains(answer.statusCode())) {
                    throw new IllegalStateException(answer.statusCode() + " " + answer.body());
                }
                asked = 1000 * answer.headers().firstValueAsLong("Retry-After").orElse(0);
            } catch (IOException e) {
                System.err.println("No answer: " + e);
            }
            Thread.sleep(Math.max(asked, ThreadLocalRandom.current().nextLong(pause)));
        }
    }
}
