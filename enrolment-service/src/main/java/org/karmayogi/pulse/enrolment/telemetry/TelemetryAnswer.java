package org.karmayogi.pulse.enrolment.telemetry;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.karmayogi.pulse.intake.endpoint.FeedAnswer;

/** Sunbird's own envelope; its result tells about every event, in the order sent. */
record TelemetryAnswer(String id, String ver, String ts, Params params, String responseCode, FeedAnswer result) {

    /** The envelope's own account: all that was sent is in the log or set aside. */
    record Params(String resmsgid, String status) {}

    static TelemetryAnswer of(FeedAnswer result, Instant now) {
        return new TelemetryAnswer(
                "api.telemetry",
                "3.0",
                now.truncatedTo(ChronoUnit.MILLIS).toString(),
                new Params(UUID.randomUUID().toString(), "successful"),
                "SUCCESS",
                result);
    }
}
