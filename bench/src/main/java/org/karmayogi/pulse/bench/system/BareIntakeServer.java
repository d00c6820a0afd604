package org.karmayogi.pulse.bench.system;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * The peer of intake: the same server, and the least that takes a batch for good. The body is read once and parsed as a stream,
 * of each event only the id and the learner are looked at, the bytes that were received go to the log as they are, with the
 * producer's settings of the service, and the answer waits for every replica. No keys, no limits, no validation, no headers.
 */
@BareWebServer
@Import(BareIntakeServer.Intake.class)
public class BareIntakeServer {

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

        private final KafkaProducer<String, byte[]> producer;

        Intake(@Value("${spring.kafka.bootstrap-servers}") String bootstrapServers) {
            Map<String, Object> settings = Map.of(
                    "bootstrap.servers", bootstrapServers, "acks", "all", "compression.type", "lz4", "linger.ms", 5);
            producer = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
        }

        @PostMapping("/v1/completions")
        @ResponseStatus(HttpStatus.MULTI_STATUS)
        Map<String, Integer> take(InputStream body) throws IOException, InterruptedException, ExecutionException {
            byte[] bytes = body.readAllBytes();
            List<Future<RecordMetadata>> sent = new ArrayList<>();
            try (JsonParser json = JSON.createParser(ObjectReadContext.empty(), bytes)) {
                require(json.nextToken() == JsonToken.START_ARRAY, "an array");
                while (json.nextToken() == JsonToken.START_OBJECT) {
                    sent.add(event(json, bytes));
                }
            }
            for (Future<RecordMetadata> one : sent) {
                one.get();
            }
            return Map.of("accepted", sent.size());
        }

        private Future<RecordMetadata> event(JsonParser json, byte[] bytes) {
            int start = (int) json.currentTokenLocation().getByteOffset();
            @Nullable String id = null;
            @Nullable String learner = null;
            for (@Nullable String name = json.nextName(); name != null; name = json.nextName()) {
                json.nextToken();
                switch (name) {
                    case "id" -> id = json.getString();
                    case "learnerId" -> learner = json.getString();
                    default -> json.skipChildren();
                }
            }
            require(id != null && learner != null, "an id and a learner");
            int end = (int) json.currentLocation().getByteOffset();
            byte[] event = new byte[end - start];
            System.arraycopy(bytes, start, event, 0, event.length);
            return producer.send(new ProducerRecord<>("learning-events", learner, event));
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
