package org.karmayogi.pulse.enrolment.xapi;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.karmayogi.pulse.edge.problem.ProblemException;
import org.karmayogi.pulse.edge.problem.ProblemType;
import org.karmayogi.pulse.edge.register.Quoted;
import org.karmayogi.pulse.edge.xapi.XapiVersion;
import org.karmayogi.pulse.intake.batch.MalformedBodyException;

/**
 * A form that is a whole request (1.0.3 Communication 1.3; 2.0 has it no more): {@code content} is its body, some of
 * its fields are headers, and the others are query parameters.
 *
 * @param put whether the request it stands for is a PUT
 * @param version the version in the HTTP header; null where it is not there
 * @param spoken told the version that the form speaks
 */
record FormPacking(boolean put, @Nullable String version, Consumer<XapiVersion> spoken) implements Envelope.Packing {

    private static final Set<String> HEADERS = Set.of(
            "authorization", "x-experience-api-version", "content-type", "content-length", "if-match", "if-none-match");

    @Override
    public Envelope unpack(byte[] body) {
        Map<String, String> fields = FormFields.of(body);
        String own = FormFields.ignoringCase(fields, XapiVersion.HEADER);
        XapiVersion speaks = Requests.requireVersion(own == null ? version : own);
        spoken.accept(speaks);
        if (speaks != XapiVersion.V1_0) {
            throw new MalformedBodyException(
                    "The alternate request syntax is that of xAPI 1.0; the request speaks " + speaks.number() + ".");
        }
        requireKnown(fields);
        requireJson(FormFields.ignoringCase(fields, "Content-Type"));
        String content = fields.get("content");
        if (content == null) {
            throw new MalformedBodyException("The form must have a field 'content'; it is missing.");
        }
        String id = put ? Requests.requireStatementId(fields.get("statementId")) : null;
        return new Envelope(content.getBytes(UTF_8), List.of(), speaks, id);
    }

    private void requireKnown(Map<String, String> fields) {
        for (String name : fields.keySet()) {
            boolean parameter = put && name.equals("statementId");
            if (!parameter && !name.equals("content") && !HEADERS.contains(name.toLowerCase(Locale.ROOT))) {
                throw new ProblemException(
                        ProblemType.INVALID_PARAMETER, "The form has an unknown parameter '" + Quoted.of(name) + "'.");
            }
        }
    }

    private static void requireJson(@Nullable String contentType) {
        if (contentType != null && !contentType.startsWith("application/json")) {
            throw new ProblemException(
                    ProblemType.UNSUPPORTED_MEDIA_TYPE,
                    "The form's content is '" + Quoted.of(contentType) + "'; expected application/json.");
        }
    }
}
