package org.karmayogi.pulse.intake.reference;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.karmayogi.pulse.intake.identity.IdentityRegister;
import org.karmayogi.pulse.intake.meter.IdentityMeters;

/**
 * Keeps the register of identities by the topic. Events are taken all the same before the topic has been read: the
 * fold is right without the register.
 *
 * @param writer begins to write once the topic has been read
 */
public record IdentityReader(IdentityRegister register, IdentityWriter writer, IdentityMeters meters)
        implements ReferenceReader {

    @Override
    public String prefix() {
        return IdentityRecords.KEYS;
    }

    @Override
    public void read(ConsumerRecord<String, byte[]> record) {
        IdentityRecords.decode(record).ifPresentOrElse(register::offer, meters::unreadable);
    }

    @Override
    public void caughtUp() {
        writer.open();
    }
}
