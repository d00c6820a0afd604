package org.karmayogi.pulse.metrics.consume;

/** A failure and what it was caused by; Kafka's clients wrap the first failure of a transaction into each later one. */
final class CauseChain {

    private CauseChain() {}

    static boolean has(Throwable failure, Class<? extends Throwable> type) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (type.isInstance(cause)) {
                return true;
            }
        }
        return false;
    }
}
