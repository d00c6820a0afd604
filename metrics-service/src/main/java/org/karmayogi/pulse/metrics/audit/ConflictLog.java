package org.karmayogi.pulse.metrics.audit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.karmayogi.pulse.metrics.consume.LogUnavailableException;
import org.karmayogi.pulse.metrics.reject.RejectRepository;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts conflicts on {@code learning-rejects}, each once: those that are listed already are left out, and where two
 * recounts write the same one, the list keeps the first. Used by one thread.
 */
final class ConflictLog {

    private static final Logger LOG = LoggerFactory.getLogger(ConflictLog.class);
    private static final int PATIENCE_MILLIS = 10_000;

    /** How long the list may take to show what was written; nothing depends on it but whoever looks at once. */
    private static final Duration SHOWN = Duration.ofSeconds(5);

    private static final int LOOK_MILLIS = 50;

    private final Map<String, Object> settings;
    private final String topic;
    private final RejectRepository rejects;

    ConflictLog(Map<String, Object> producer, String topic, RejectRepository rejects) {
        settings = new HashMap<>(producer);
        settings.put(ProducerConfig.CLIENT_ID_CONFIG, "metrics-service.recount");
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, PATIENCE_MILLIS);
        settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, PATIENCE_MILLIS / 2);
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, PATIENCE_MILLIS);
        this.topic = topic;
        this.rejects = rejects;
    }

    /**
     * Writes those that are not listed yet, and waits a while until they are.
     *
     * @throws LogUnavailableException where the broker did not take them all; the next recount finds the rest again
     */
    void list(List<Conflict> conflicts) {
        Map<String, Conflict> missing = new LinkedHashMap<>();
        conflicts.forEach(conflict -> missing.put(conflict.key().toString(), conflict));
        missing.keySet().removeAll(rejects.known(missing.keySet()));
        if (!missing.isEmpty()) {
            write(missing.values().stream().toList());
            // Which ones is in the list: their ids may tell of a person.
            LOG.warn("The recount found {} more ids that a portal has sent for two learners", missing.size());
            awaitListing(missing.keySet());
        }
    }

    private void write(List<Conflict> conflicts) {
        try (Producer<byte[], byte[]> producer =
                new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            List<Future<RecordMetadata>> sent = new ArrayList<>();
            try {
                conflicts.forEach(conflict -> sent.add(producer.send(ConflictRecords.record(topic, conflict))));
                for (Future<RecordMetadata> each : sent) {
                    each.get();
                }
            } catch (ExecutionException | KafkaException e) {
                producer.close(Duration.ZERO);
                throw unavailable(e);
            } catch (InterruptedException e) {
                producer.close(Duration.ZERO);
                Thread.currentThread().interrupt();
                throw unavailable(e);
            }
        }
    }

    private LogUnavailableException unavailable(Exception e) {
        return new LogUnavailableException("the broker did not take conflicts on " + topic + ": " + e, e);
    }

    private void awaitListing(Set<String> keys) {
        long deadline = System.nanoTime() + SHOWN.toNanos();
        try {
            while (rejects.known(keys).size() < keys.size() && System.nanoTime() < deadline) {
                Thread.sleep(LOOK_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
