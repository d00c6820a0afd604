package org.karmayogi.pulse.metrics.consume;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;

/** Records as intake writes them, and ways to spoil them. */
public final class Records {

    private final Map<String, String> headers = new LinkedHashMap<>();
    private String key;
    private byte[] value;

    private Records(String family, String learnerId, String id, String data) {
        key = learnerId;
        value = data.getBytes(StandardCharsets.UTF_8);
        headers.put("ce_specversion", "1.0");
        headers.put("ce_id", id);
        headers.put("ce_source", "portal");
        headers.put("ce_type", "in.karmayogi." + family + ".v1");
        headers.put("ce_subject", learnerId);
        headers.put("ce_time", "2026-01-05T10:00:00+05:30");
        headers.put("ce_receivedat", "2026-01-05T04:31:00.000Z");
        headers.put("content-type", "application/json");
    }

    public static Records of(String family, String learnerId, String id, String data) {
        return new Records(family, learnerId, id, data);
    }

    public static Records onboarded(String learnerId, String id) {
        return of(
                "learner.onboarded",
                learnerId,
                id,
                "{\"department\":\"SOCIAL-WELFARE\",\"district\":\"LUCKNOW\",\"category\":\"officer\"}");
    }

    public static Records completed(String learnerId, String id, String course, int minutes) {
        return of(
                "course.completed",
                learnerId,
                id,
                "{\"courseId\":\"" + course + "\",\"durationMinutes\":" + minutes + "}");
    }

    public Records header(String name, String text) {
        headers.put(name, text);
        return this;
    }

    public Records without(String name) {
        headers.remove(name);
        return this;
    }

    public Records key(String other) {
        key = other;
        return this;
    }

    public Records value(byte[] bytes) {
        value = bytes;
        return this;
    }

    public ProducerRecord<String, byte[]> toProduce(String topic) {
        ProducerRecord<String, byte[]> record = new ProducerRecord<>(topic, key, value);
        fill(record.headers());
        return record;
    }

    ConsumerRecord<String, byte[]> consumed() {
        ConsumerRecord<String, byte[]> record = new ConsumerRecord<>("learning-events", 3, 17, key, value);
        fill(record.headers());
        return record;
    }

    private void fill(Headers target) {
        headers.forEach((name, text) -> target.add(name, text.getBytes(StandardCharsets.UTF_8)));
    }
}
