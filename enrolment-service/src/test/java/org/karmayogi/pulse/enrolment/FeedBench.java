package org.karmayogi.pulse.enrolment;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.karmayogi.pulse.edge.access.ApiClient;
import org.karmayogi.pulse.edge.register.Register;
import org.karmayogi.pulse.intake.batch.BatchLimits;
import org.karmayogi.pulse.intake.batch.JsonItems;
import org.karmayogi.pulse.intake.endpoint.FeedAnswer;
import org.karmayogi.pulse.intake.endpoint.FeedIntake;
import org.karmayogi.pulse.intake.endpoint.FeedResult;
import org.karmayogi.pulse.intake.feed.Feed;
import org.karmayogi.pulse.intake.limit.Admission;
import org.karmayogi.pulse.intake.limit.Limit;
import org.karmayogi.pulse.intake.meter.IntakeMeters;
import org.karmayogi.pulse.intake.publishing.EventLog;
import org.karmayogi.pulse.intake.publishing.RejectLog;
import org.karmayogi.pulse.intake.validation.BatchValidator;
import org.springframework.kafka.mock.MockProducerFactory;
import org.springframework.mock.web.MockHttpServletRequest;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The whole road of a feed but for the web server and the broker, at a fixed time; and the contracts' examples to send along it. */
public final class FeedBench {

    public static final Instant NOW = Instant.parse("2026-11-22T06:30:00.123456Z");

    /** The contract's; nothing is slow here. */
    private static final BatchLimits LIMITS = new BatchLimits(
            5_000,
            8 * 1024 * 1024,
            8 * 1024 * 1024,
            16 * 1024,
            32,
            64 * 1024,
            Duration.ofSeconds(20),
            8 * 1024,
            64,
            8 * 1024);

    private static final ApiClient IGOT = new ApiClient("k", "igot", Set.of(), Set.of(), Set.of());

    public static final JsonItems ITEMS = new JsonItems(LIMITS);

    public final MockProducer<String, byte[]> producer;

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final FeedIntake intake;

    public FeedBench() {
        this(true);
    }

    /** A bench whose log acknowledges by itself, or only what it is told to. */
    public FeedBench(boolean acknowledging) {
        producer = new MockProducer<>(acknowledging, null, new StringSerializer(), new ByteArraySerializer());
        Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
        IntakeMeters meters = new IntakeMeters(registry);
        MockProducerFactory<String, byte[]> producers = new MockProducerFactory<>(() -> producer);
        intake = new FeedIntake(
                new Admission(new Admission.Capacity(1, LIMITS.bodyBytes(), 1_000_000, 1_000_000), System::nanoTime),
                LIMITS,
                new BatchValidator(Register.departments(), Register.districts(), clock),
                new EventLog(producers, () -> true, Duration.ofMillis(200), meters, () -> null, id -> id),
                new RejectLog(producers, meters),
                meters,
                clock);
    }

    public List<FeedResult> take(Feed feed, String body) {
        return intake.take(feed, request(body), IGOT);
    }

    public FeedAnswer dryRun(Feed feed, String body) {
        return intake.dryRun(feed, request(body), IGOT);
    }

    private static MockHttpServletRequest request(String body) {
        MockHttpServletRequest request = new MockHttpServletRequest("POST", "/");
        request.setContentType("application/json");
        request.setContent(body.getBytes(UTF_8));
        return request;
    }

    public List<ProducerRecord<String, byte[]>> records(String topic) {
        return producer.history().stream()
                .filter(record -> record.topic().equals(topic))
                .toList();
    }

    /** How many items of the feed were answered so. */
    public double items(String feed, String outcome) {
        var counter = registry.find(IntakeMeters.FEED_ITEMS)
                .tags("feed", feed, "source", "igot", "outcome", outcome)
                .counter();
        return counter == null ? 0 : counter.count();
    }

    /** How many events of the family were answered so. */
    public double events(String family, String outcome) {
        var counter = registry.find(IntakeMeters.EVENTS)
                .tags("family", family, "source", "igot", "outcome", outcome)
                .counter();
        return counter == null ? 0 : counter.count();
    }

    /** How many requests were refused because of the limit. */
    public double refused(Limit limit) {
        return registry.get(IntakeMeters.REFUSED)
                .tag("limit", limit.label())
                .counter()
                .count();
    }

    /** The events of courses in the log, without the records beside them. */
    public List<ProducerRecord<String, byte[]>> courseEvents() {
        return records("learning-events").stream()
                .filter(record -> header(record, "ce_type").startsWith("in.karmayogi.course."))
                .toList();
    }

    /** The one event in the log says what an example says it does, and nothing more. */
    public void assertPublished(JsonNode event) {
        assertThat(courseEvents()).singleElement().satisfies(record -> {
            assertThat(record.key()).isEqualTo(event.get("learnerId").asString());
            assertThat(header(record, "ce_id")).isEqualTo(event.get("id").asString());
            assertThat(header(record, "ce_time"))
                    .isEqualTo(event.get("occurredAt").asString());
            assertThat(header(record, "ce_type"))
                    .isEqualTo("in.karmayogi." + event.get("family").asString() + ".v1");
            String minutes = event.has("durationMinutes")
                    ? ",\"durationMinutes\":" + event.get("durationMinutes").asString()
                    : "";
            assertThat(new String(record.value(), UTF_8))
                    .isEqualTo("{\"courseId\":\"" + event.get("courseId").asString() + "\"" + minutes + "}");
        });
    }

    public static String header(ProducerRecord<?, ?> record, String name) {
        return new String(record.headers().lastHeader(name).value(), UTF_8);
    }

    /** The examples of a feed: what is sent, and what becomes of it. */
    public static List<JsonNode> examples(String feed) {
        try {
            Path file = Path.of("..", "contracts", "feeds", feed + ".json");
            return JsonMapper.shared()
                    .readTree(Files.readString(file))
                    .valueStream()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
