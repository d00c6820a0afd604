package org.karmayogi.pulse.enrolment.xapi;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.karmayogi.pulse.edge.xapi.XapiVersion;

/** A body that is the statement or statements. */
record PlainPacking(XapiVersion version, @Nullable String statementId) implements Envelope.Packing {

    @Override
    public Envelope unpack(byte[] body) {
        return new Envelope(body, List.of(), version, statementId);
    }
}
