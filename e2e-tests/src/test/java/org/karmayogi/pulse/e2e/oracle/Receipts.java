package org.karmayogi.pulse.e2e.oracle;

import java.time.Instant;
import org.karmayogi.pulse.e2e.history.PortalEvent;

/** When intake received events, which decides between two of one portal with the same moment. */
@FunctionalInterface
public interface Receipts {

    /** All in the same request. */
    Receipts AT_ONCE = event -> Instant.EPOCH;

    /** The moment, to the millisecond. */
    Instant of(PortalEvent event);
}
