package org.karmayogi.pulse.metrics.commit;

/** The store's checkpoint is about another log: its offsets mean nothing here, and going on would count wrongly. */
public final class ForeignLogException extends RuntimeException {

    ForeignLogException(int partition, Checkpoint found, String topicId) {
        super("the checkpoint of partition " + partition + " is about the log with topic id " + found.topicId()
                + ", but the broker's topic has id " + topicId
                + ": point the service at the store that belongs to this log, or rebuild");
    }
}
