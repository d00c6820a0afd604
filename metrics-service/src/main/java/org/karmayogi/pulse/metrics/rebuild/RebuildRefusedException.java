package org.karmayogi.pulse.metrics.rebuild;

/** A rebuild can not be started as things stand; the message says why, and what to ask for instead. */
final class RebuildRefusedException extends RuntimeException {

    RebuildRefusedException(String message) {
        super(message);
    }
}
