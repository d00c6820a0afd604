package org.karmayogi.pulse.metrics.forward;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;
import org.karmayogi.pulse.metrics.commit.Arrival;
import org.karmayogi.pulse.metrics.consume.Decoded;
import org.karmayogi.pulse.metrics.consume.RecordDecoder;
import org.karmayogi.pulse.metrics.fold.Fact;
import org.karmayogi.pulse.metrics.fold.Forward;
import org.karmayogi.pulse.metrics.fold.Histories;
import org.karmayogi.pulse.metrics.fold.LearningEvent;

class ForwardedRecordTests {

    private final RecordDecoder decoder =
            new RecordDecoder(Set.of("REVENUE", "HOME", "SOCIAL-WELFARE"), Set.of("LUCKNOW", "AGRA", "BANDA"));

    /** Content and time of receipt are the same, so that it is found to be a duplicate wherever it is known. */
    @Test
    void aForwardedRecordIsReadAsTheFactItWasMadeOf() {
        List<LearningEvent> events = new ArrayList<>(Histories.events(new Random(7), 300));
        events.add(new LearningEvent.IdentityLinked("UP-2", null));
        events.add(new LearningEvent.IdentityUnlinked("UP-2", "\"so\" says HR"));
        events.add(new LearningEvent.EventVoided("e0"));
        Instant at = Instant.parse("2026-01-05T04:30:00.123456789Z");
        for (int i = 0; i < events.size(); i++) {
            String alias = i % 2 == 0 ? "OLD" : null;
            Fact fact = new Fact("portal", "e" + (i + 1), at, at.toEpochMilli() + i, 17, alias, events.get(i));
            ProducerRecord<byte[], byte[]> record =
                    new ForwardedRecord("learning-events").of(3, new Forward("UP-1", fact, 21));
            assertThat(decoder.decode(consumed(record))).isEqualTo(new Decoded.Valid(new Arrival("UP-1", fact, true)));
            assertThat(new String(
                            record.headers().lastHeader("ce_forwardedfrom").value(), UTF_8))
                    .isEqualTo("3/21");
        }
    }

    private static ConsumerRecord<String, byte[]> consumed(ProducerRecord<byte[], byte[]> record) {
        return new ConsumerRecord<>(
                record.topic(),
                3,
                17,
                0,
                TimestampType.CREATE_TIME,
                -1,
                record.value().length,
                new String(record.key(), UTF_8),
                record.value(),
                record.headers(),
                java.util.Optional.empty());
    }
}
