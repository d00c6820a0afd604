package org.karmayogi.pulse.intake.reference;

import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Reads one kind of records of {@code learning-reference}. Called on the follower's thread, in the order of the
 * topic; what is read is not trusted.
 */
public interface ReferenceReader {

    /** What the keys of its records begin with, such as {@code identity/}. */
    String prefix();

    /** Takes a record in; never fails for what stands in it. */
    void read(ConsumerRecord<String, byte[]> record);

    /** Is told once that everything the topic held has been read. */
    default void caughtUp() {}
}
