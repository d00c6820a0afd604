package org.karmayogi.pulse.edge.problem;

import java.io.ByteArrayOutputStream;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** Problems as bytes, the same whatever server sends them. Needs nothing but a JSON generator, so it works where no context is. */
public final class ProblemWriter {

    private static final JsonFactory JSON = new JsonFactory();

    private ProblemWriter() {}

    /** The UTF-8 JSON body: {@code type, title, status}, then {@code detail, instance, errors} where there are any. */
    public static byte[] toBytes(Problem problem) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(256);
        try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), out)) {
            json.writeStartObject();
            json.writeStringProperty("type", problem.type().uri().toString());
            json.writeStringProperty("title", problem.type().title());
            json.writeNumberProperty("status", problem.type().status());
            if (problem.detail() != null) {
                json.writeStringProperty("detail", problem.detail());
            }
            if (problem.instance() != null) {
                json.writeStringProperty("instance", problem.instance());
            }
            if (!problem.errors().isEmpty()) {
                writeErrors(json, problem);
            }
            json.writeEndObject();
        }
        return out.toByteArray();
    }

    private static void writeErrors(JsonGenerator json, Problem problem) {
        json.writeArrayPropertyStart("errors");
        for (FieldError error : problem.errors()) {
            json.writeStartObject();
            json.writeStringProperty("pointer", error.pointer());
            json.writeStringProperty("detail", error.detail());
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}
