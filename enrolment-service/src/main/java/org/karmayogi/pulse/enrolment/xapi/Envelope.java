package org.karmayogi.pulse.enrolment.xapi;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.karmayogi.pulse.edge.xapi.XapiVersion;

/**
 * What a request brings, whichever way it is packed.
 *
 * @param json the statement or statements
 * @param parts the attachments' data that came with them
 * @param version the version that the request speaks
 * @param statementId the id that a PUT gives its statement; null for a POST
 */
@SuppressWarnings("ArrayRecordComponent") // never compared: it only carries the bytes along
record Envelope(
        byte[] json,
        List<Part> parts,
        XapiVersion version,
        @Nullable String statementId) {

    /** How a body is packed. */
    interface Packing {

        /**
         * Unpacks a body.
         *
         * @throws org.karmayogi.pulse.intake.batch.MalformedBodyException if it is not packed as the request says
         * @throws org.karmayogi.pulse.edge.problem.ProblemException if it says something else that is not right, such
         *     as no version
         */
        Envelope unpack(byte[] body);
    }
}
