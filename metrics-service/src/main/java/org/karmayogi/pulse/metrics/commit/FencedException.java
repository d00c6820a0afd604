package org.karmayogi.pulse.metrics.commit;

/** Another owner has taken the partition over; whoever meets this gives it up and writes nothing more. */
public final class FencedException extends RuntimeException {

    FencedException(int partition, long mine, String what, long found) {
        super("partition " + partition + " was taken over: epoch " + mine + " is held here, but " + what + " has epoch "
                + found);
    }

    /** Met somewhere else than in the store. */
    public FencedException(String message, Throwable cause) {
        super(message, cause);
    }
}
