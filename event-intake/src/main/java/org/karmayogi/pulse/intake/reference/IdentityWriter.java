package org.karmayogi.pulse.intake.reference;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.karmayogi.pulse.edge.failure.Wordless;
import org.karmayogi.pulse.intake.event.Event;
import org.karmayogi.pulse.intake.identity.Identity;
import org.karmayogi.pulse.intake.identity.IdentityRegister;
import org.karmayogi.pulse.intake.meter.IdentityMeters;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.core.ProducerFactory;

/**
 * Tells the register and {@code learning-reference} of identities that the log has taken. Best effort: the fold is
 * right without it, so what can not be written is counted and no request fails. Thread-safe.
 */
public final class IdentityWriter {

    private static final Logger LOG = LoggerFactory.getLogger(IdentityWriter.class);

    /** What is taken before the topic has been read: a file of the largest kind may be among it. */
    private static final int MOST_WAITING = 100_000;

    private final IdentityRegister register;
    private final ProducerFactory<String, byte[]> producers;
    private final IdentityMeters meters;
    private final List<Identity> waiting = new ArrayList<>();
    private boolean open;

    /** A writer that keeps what it is told until it is opened. */
    public IdentityWriter(IdentityRegister register, ProducerFactory<String, byte[]> producers, IdentityMeters meters) {
        this.register = register;
        this.producers = producers;
        this.meters = meters;
    }

    /**
     * Notes what an event of an identity's family says. Where something newer is known of the alias there is nothing
     * to note.
     *
     * @param receivedAt when intake took it
     */
    public void taken(Event event, Instant receivedAt) {
        Identity identity = Identity.of(event, receivedAt);
        if (register.offer(identity)) {
            write(identity);
        }
    }

    /**
     * Begins to write. Not before the topic has been read: only then is it known to be there, and an older identity
     * does not come to lie behind a newer one, which it would outlive.
     */
    public void open() {
        List<Identity> now;
        synchronized (this) {
            if (open) {
                return;
            }
            open = true;
            now = List.copyOf(waiting);
            waiting.clear();
        }
        now.stream()
                .filter(identity ->
                        register.find(identity.alias()).filter(identity::equals).isPresent())
                .forEach(this::send);
    }

    private void write(Identity identity) {
        synchronized (this) {
            if (!open) {
                if (waiting.size() < MOST_WAITING) {
                    waiting.add(identity);
                } else {
                    meters.lost();
                }
                return;
            }
        }
        send(identity);
    }

    private void send(Identity identity) {
        try {
            Future<RecordMetadata> unused = producers
                    .createProducer()
                    .send(IdentityRecords.encode(identity), (metadata, failure) -> {
                        if (failure != null) {
                            lost(failure);
                        }
                    });
        } catch (KafkaException | IllegalStateException e) {
            lost(e);
        }
    }

    private void lost(Exception failure) {
        meters.lost();
        LOG.warn("An identity could not be written to learning-reference: {}", Wordless.types(failure));
    }
}
