package org.karmayogi.pulse.enrolment.telemetry;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.karmayogi.pulse.edge.problem.FieldError;
import org.karmayogi.pulse.intake.endpoint.FeedResult;

/** Sunbird's own envelope; its result tells about every event, in the order sent. */
record TelemetryAnswer(String id, String ver, String ts, Params params, String responseCode, Result result) {

    /** The envelope's own account: all that was sent is in the log or set aside. */
    record Params(String resmsgid, String status) {}

    record Result(int accepted, int rejected, int setAside, List<Item> items) {}

    /**
     * One event.
     *
     * @param id its mid
     * @param status {@code accepted}, {@code rejected} or {@code set-aside}
     * @param errors why it is not counted
     */
    record Item(
            @Nullable String id,
            String status,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Integer duplicateOf,

            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<FieldError> errors) {}

    static TelemetryAnswer of(List<FeedResult> results, Instant now) {
        List<Item> items = results.stream().map(TelemetryAnswer::item).toList();
        return new TelemetryAnswer(
                "api.telemetry",
                "3.0",
                now.truncatedTo(ChronoUnit.MILLIS).toString(),
                new Params(UUID.randomUUID().toString(), "successful"),
                "SUCCESS",
                new Result(
                        count(results, FeedResult.Accepted.class),
                        count(results, FeedResult.Rejected.class),
                        count(results, FeedResult.SetAside.class),
                        items));
    }

    private static Item item(FeedResult result) {
        if (result instanceof FeedResult.Accepted accepted) {
            return new Item(accepted.name(), "accepted", accepted.duplicateOf(), List.of());
        }
        if (result instanceof FeedResult.SetAside aside) {
            return new Item(aside.name(), "set-aside", null, List.of(aside.why()));
        }
        return new Item(result.name(), "rejected", null, ((FeedResult.Rejected) result).errors());
    }

    private static int count(List<FeedResult> results, Class<? extends FeedResult> kind) {
        return (int) results.stream().filter(kind::isInstance).count();
    }
}
