package org.karmayogi.pulse.metrics.commit;

/** Another owner has taken the partition over; whoever meets this gives it up and writes nothing more. */
public final class FencedException extends RuntimeException {

    /** @param what has the other epoch; never a learner's name for it, because this is logged */
    FencedException(int partition, long mine, String what, long found) {
        super("partition " + partition + " was taken over: epoch " + mine + " is held here, but " + what + " has epoch "
                + found);
    }
}
