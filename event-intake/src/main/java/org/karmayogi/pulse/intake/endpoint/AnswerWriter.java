package org.karmayogi.pulse.intake.endpoint;

import java.io.ByteArrayOutputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.karmayogi.pulse.edge.problem.FieldError;
import org.karmayogi.pulse.intake.endpoint.ItemResult.Accepted;
import org.karmayogi.pulse.intake.endpoint.ItemResult.Rejected;
import org.karmayogi.pulse.intake.endpoint.ItemResult.Unknown;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** Writes answers as the contract has them. */
final class AnswerWriter {

    private static final JsonFactory JSON = new JsonFactory();

    private AnswerWriter() {}

    /** {@code {"id", "status"}}, and {@code "dryRun": true} where it was only that. */
    static byte[] one(ItemResult result, boolean dryRun) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(64);
        try (JsonGenerator generator = JSON.createGenerator(ObjectWriteContext.empty(), out)) {
            generator.writeStartObject();
            write(generator, result);
            write(generator, dryRun);
            generator.writeEndObject();
        }
        return out.toByteArray();
    }

    /** {@code {"accepted", "rejected", "unknown", "items"}}, and {@code "dryRun": true} where it was only that. */
    static byte[] many(Results results, boolean dryRun) {
        ByteArrayOutputStream out =
                new ByteArrayOutputStream(64 + results.items().size() * 48);
        try (JsonGenerator generator = JSON.createGenerator(ObjectWriteContext.empty(), out)) {
            generator.writeStartObject();
            generator.writeNumberProperty("accepted", results.accepted());
            generator.writeNumberProperty("rejected", results.rejected());
            generator.writeNumberProperty("unknown", results.unknown());
            write(generator, dryRun);
            generator.writeArrayPropertyStart("items");
            results.items().forEach(result -> {
                generator.writeStartObject();
                write(generator, result);
                generator.writeEndObject();
            });
            generator.writeEndArray();
            generator.writeEndObject();
        }
        return out.toByteArray();
    }

    private static void write(JsonGenerator generator, boolean dryRun) {
        if (dryRun) {
            generator.writeBooleanProperty("dryRun", true);
        }
    }

    private static void write(JsonGenerator generator, ItemResult result) {
        if (result instanceof Accepted accepted) {
            write(generator, accepted.id(), "accepted", accepted.duplicateOf());
        } else if (result instanceof Unknown unknown) {
            write(generator, unknown.id(), "unknown", unknown.duplicateOf());
        } else if (result instanceof Rejected rejected) {
            write(generator, rejected.id(), "rejected", null);
            write(generator, rejected.errors());
        }
    }

    private static void write(
            JsonGenerator generator, @Nullable String id, String status, @Nullable Integer duplicateOf) {
        generator.writeStringProperty("id", id);
        generator.writeStringProperty("status", status);
        if (duplicateOf != null) {
            generator.writeNumberProperty("duplicateOf", duplicateOf);
        }
    }

    private static void write(JsonGenerator generator, List<FieldError> errors) {
        generator.writeArrayPropertyStart("errors");
        for (FieldError error : errors) {
            generator.writeStartObject();
            generator.writeStringProperty("pointer", error.pointer());
            generator.writeStringProperty("detail", error.detail());
            generator.writeEndObject();
        }
        generator.writeEndArray();
    }
}
