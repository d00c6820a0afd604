package org.karmayogi.pulse.metrics.consume;

import java.util.Locale;

/** Why a record was set aside; few and fixed, because they are metric labels. */
public enum DeadReason {
    /** A header is missing, or there are too many or too long ones. */
    HEADERS,
    /** The record lies in a partition that its key does not belong in. */
    MISPLACED,
    /** The type is none that this version knows; it may be replayed to a later one. */
    UNKNOWN_TYPE,
    /** The value is not JSON, or nested too deeply. */
    MALFORMED,
    /** The JSON does not say what the family needs. */
    INVALID,
    /** The learner has as many facts as a learner can have. */
    LEARNER_FULL,
    /** An alias has as many identity facts as an alias can have. */
    IDENTITIES_FULL;

    String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
