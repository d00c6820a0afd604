package org.karmayogi.pulse.intake.endpoint;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.karmayogi.pulse.edge.problem.FieldError;
import org.karmayogi.pulse.intake.endpoint.ItemResult.Accepted;
import org.karmayogi.pulse.intake.endpoint.ItemResult.Rejected;
import org.karmayogi.pulse.intake.endpoint.ItemResult.Unknown;
import org.karmayogi.pulse.intake.json.JsonBytes;

/** Writes answers as the contract has them. */
final class AnswerWriter {

    private static final byte[] DRY_RUN = JsonBytes.known(",\"dryRun\":true");
    private static final byte[] ID = JsonBytes.known("\"id\":");
    private static final byte[] ACCEPTED = JsonBytes.known(",\"status\":\"accepted\"");
    private static final byte[] REJECTED = JsonBytes.known(",\"status\":\"rejected\"");
    private static final byte[] UNKNOWN = JsonBytes.known(",\"status\":\"unknown\"");
    private static final byte[] DUPLICATE_OF = JsonBytes.known(",\"duplicateOf\":");

    /** What an item's answer has, with a UUID for an id. */
    private static final int USUAL = 64;

    private AnswerWriter() {}

    /** {@code {"id", "status"}}, and {@code "dryRun": true} where it was only that. */
    static byte[] one(ItemResult result, boolean dryRun) {
        JsonBytes json = new JsonBytes(2 * USUAL).append('{');
        write(json, result);
        write(json, dryRun);
        return json.append('}').toByteArray();
    }

    /** {@code {"accepted", "rejected", "unknown", "items"}}, and {@code "dryRun": true} where it was only that. */
    static byte[] many(Results results, boolean dryRun) {
        JsonBytes json = new JsonBytes((results.items().size() + 2) * USUAL);
        json.append(JsonBytes.known("{\"accepted\":")).append(results.accepted());
        json.append(JsonBytes.known(",\"rejected\":")).append(results.rejected());
        json.append(JsonBytes.known(",\"unknown\":")).append(results.unknown());
        write(json, dryRun);
        json.append(JsonBytes.known(",\"items\":["));
        boolean first = true;
        for (ItemResult result : results.items()) {
            if (!first) {
                json.append(',');
            }
            first = false;
            json.append('{');
            write(json, result);
            json.append('}');
        }
        return json.append(JsonBytes.known("]}")).toByteArray();
    }

    /** {@code {"line", "id", "status"}} of a row. */
    static void row(JsonBytes json, int line, ItemResult result) {
        json.append(JsonBytes.known("{\"line\":")).append(line).append(',');
        write(json, result);
        json.append('}');
    }

    private static void write(JsonBytes json, boolean dryRun) {
        if (dryRun) {
            json.append(DRY_RUN);
        }
    }

    /** All but the braces. */
    private static void write(JsonBytes json, ItemResult result) {
        if (result instanceof Accepted accepted) {
            write(json, accepted.id(), ACCEPTED, accepted.duplicateOf());
        } else if (result instanceof Unknown unknown) {
            write(json, unknown.id(), UNKNOWN, unknown.duplicateOf());
        } else if (result instanceof Rejected rejected) {
            write(json, rejected.id(), REJECTED, null);
            write(json, rejected.errors());
        }
    }

    private static void write(JsonBytes json, @Nullable String id, byte[] status, @Nullable Integer duplicateOf) {
        json.append(ID);
        if (id == null) {
            json.append(JsonBytes.known("null"));
        } else {
            json.quoted(id);
        }
        json.append(status);
        if (duplicateOf != null) {
            json.append(DUPLICATE_OF).append(duplicateOf);
        }
    }

    private static void write(JsonBytes json, List<FieldError> errors) {
        json.append(JsonBytes.known(",\"errors\":["));
        for (int i = 0; i < errors.size(); i++) {
            json.append(JsonBytes.known(i == 0 ? "{\"pointer\":" : ",{\"pointer\":"))
                    .quoted(errors.get(i).pointer());
            json.append(JsonBytes.known(",\"detail\":")).quoted(errors.get(i).detail());
            json.append('}');
        }
        json.append(']');
    }
}
