package org.karmayogi.pulse.bench.system;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.jspecify.annotations.Nullable;
import org.karmayogi.pulse.intake.publishing.ProducerSettings;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpStatus;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * The peer of intake: the same server, and the least that takes a batch for good. The body is read once and parsed as a stream, every
 * token of it; an event is held to its fields' names and JSON types, and to an id and a learner that say something; its bytes go to the
 * log as they came, keyed by the learner, with the producer's settings of the service; the answer waits for every replica. No keys, no
 * limits, no codes, times or duplicates, no answer by item, and no headers either, unless {@link #HEADERS} is true: then a record has
 * the eight of the contract, which shows what they alone cost.
 */
@BareWebServer
@Import(BareIntakeServer.Intake.class)
public class BareIntakeServer {

    /** The property that asks for a record's headers. */
    static final String HEADERS = "bench.headers";

    /** Its port is in {@code --server.port}; the settings of enrolment-service must be on the class path. */
    public static void main(String[] arguments) {
        new SpringApplicationBuilder(BareIntakeServer.class)
                .properties("spring.config.name=enrolment-service", "spring.application.name=bare-intake")
                .run(arguments);
    }

    /** Takes batches. */
    @RestController
    static final class Intake implements AutoCloseable {

        private static final JsonFactory JSON = new JsonFactory();
        private static final int REQUIRED = 4;

        private static final byte[] SPEC_VERSION = "1.0".getBytes(UTF_8);
        private static final byte[] SOURCE = "portal".getBytes(UTF_8);
        private static final byte[] TYPE = "in.karmayogi.course.completed.v1".getBytes(UTF_8);
        private static final byte[] CONTENT_TYPE = "application/json".getBytes(UTF_8);

        private final Producer<String, byte[]> producer;
        private final boolean headers;

        Intake(
                @Value("${spring.kafka.bootstrap-servers}") String bootstrapServers,
                @Value("${" + HEADERS + ":false}") boolean headers) {
            this.headers = headers;
            DefaultKafkaProducerFactory<String, byte[]> settings =
                    new DefaultKafkaProducerFactory<>(Map.of("bootstrap.servers", bootstrapServers));
            new ProducerSettings(Duration.ofSeconds(5)).customize(settings);
            producer = new KafkaProducer<>(settings.getConfigurationProperties());
        }

        @PostMapping("/v1/completions")
        @ResponseStatus(HttpStatus.MULTI_STATUS)
        Map<String, Integer> take(HttpServletRequest request)
                throws IOException, InterruptedException, ExecutionException {
            byte[] bytes = new byte[request.getContentLength()];
            require(request.getInputStream().readNBytes(bytes, 0, bytes.length) == bytes.length, "its length");
            byte[] receivedAt = Instant.now().toString().getBytes(UTF_8);
            List<Future<RecordMetadata>> sent = new ArrayList<>();
            try (JsonParser json = JSON.createParser(ObjectReadContext.empty(), bytes)) {
                require(json.nextToken() == JsonToken.START_ARRAY, "an array");
                while (json.nextToken() == JsonToken.START_OBJECT) {
                    sent.add(producer.send(event(json, bytes, receivedAt)));
                }
                require(json.currentToken() == JsonToken.END_ARRAY && json.nextToken() == null, "one array of objects");
            }
            for (Future<RecordMetadata> one : sent) {
                one.get();
            }
            return Map.of("accepted", sent.size());
        }

        private ProducerRecord<String, byte[]> event(JsonParser json, byte[] bytes, byte[] receivedAt) {
            int start = (int) json.currentTokenLocation().getByteOffset();
            String id = "";
            String learner = "";
            String occurredAt = "";
            int found = 0;
            for (@Nullable String name = json.nextName(); name != null; name = json.nextName()) {
                JsonToken value = json.nextToken();
                switch (name) {
                    case "id" -> {
                        require(value == JsonToken.VALUE_STRING && json.getStringLength() > 0, "an id");
                        id = headers ? json.getString() : "";
                        found++;
                    }
                    case "learnerId" -> {
                        require(value == JsonToken.VALUE_STRING && json.getStringLength() > 0, "a learner");
                        learner = json.getString();
                        found++;
                    }
                    case "occurredAt" -> {
                        require(value == JsonToken.VALUE_STRING, "a time");
                        occurredAt = headers ? json.getString() : "";
                        found++;
                    }
                    case "courseId" -> {
                        require(value == JsonToken.VALUE_STRING, "a course");
                        found++;
                    }
                    case "certificateId" -> require(value == JsonToken.VALUE_STRING, "a text");
                    case "durationMinutes" -> require(value.isNumeric(), "a number");
                    default -> require(false, "known fields only");
                }
            }
            require(found == REQUIRED, "all that is required");
            int end = (int) json.currentLocation().getByteOffset();
            ProducerRecord<String, byte[]> event =
                    new ProducerRecord<>("learning-events", learner, Arrays.copyOfRange(bytes, start, end));
            if (headers) {
                event.headers()
                        .add("ce_specversion", SPEC_VERSION)
                        .add("ce_id", id.getBytes(UTF_8))
                        .add("ce_source", SOURCE)
                        .add("ce_type", TYPE)
                        .add("ce_time", occurredAt.getBytes(UTF_8))
                        .add("ce_subject", learner.getBytes(UTF_8))
                        .add("content-type", CONTENT_TYPE)
                        .add("ce_receivedat", receivedAt);
            }
            return event;
        }

        private static void require(boolean holds, String what) {
            if (!holds) {
                throw new IllegalArgumentException("the body has not " + what);
            }
        }

        @Override
        public void close() {
            producer.close();
        }
    }
}
