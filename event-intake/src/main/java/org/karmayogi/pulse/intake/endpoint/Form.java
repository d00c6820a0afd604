package org.karmayogi.pulse.intake.endpoint;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.http.HttpServletRequest;
import java.io.InputStream;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.karmayogi.pulse.edge.problem.ProblemException;
import org.karmayogi.pulse.edge.problem.ProblemType;
import org.karmayogi.pulse.edge.register.Quoted;
import org.karmayogi.pulse.intake.batch.BatchReader;
import org.karmayogi.pulse.intake.batch.ItemSource;
import org.karmayogi.pulse.intake.batch.MalformedBodyException;
import org.karmayogi.pulse.intake.event.Family;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.web.util.UriUtils;

/** The forms in which events may be sent to one route. */
public final class Form {

    /** One event or an array of them; with {@code ce-} headers, the data of one CloudEvent. */
    public static final String JSON = MediaType.APPLICATION_JSON_VALUE;

    /** One event a line. */
    public static final String NDJSON = "application/x-ndjson";

    /** One CloudEvent 1.0. */
    public static final String CLOUD_EVENT = "application/cloudevents+json";

    /** An array of CloudEvents 1.0. */
    public static final String CLOUD_EVENT_BATCH = "application/cloudevents-batch+json";

    private static final List<String> ALL = List.of(JSON, NDJSON, CLOUD_EVENT, CLOUD_EVENT_BATCH);
    private static final String ATTRIBUTE = "ce-";

    private Form() {}

    /**
     * Which form a request is in, by its content type. A CloudEvent whose attributes are headers is JSON where no type
     * is said: CloudEvents' own library for Python says none.
     *
     * @throws ProblemException 415 if it is in none
     */
    static String of(HttpServletRequest request) {
        String said = request.getContentType();
        if (said == null) {
            if (attributes(request).isEmpty()) {
                throw unsupported("Content-Type is missing");
            }
            return JSON;
        }
        try {
            MediaType type = MediaType.parseMediaType(said);
            String name = type.getType() + "/" + type.getSubtype();
            if (ALL.contains(name)) {
                return name;
            }
        } catch (InvalidMediaTypeException e) {
            // Told below, as any other that is not taken.
        }
        throw unsupported("The content type '" + Quoted.of(said) + "' is not supported");
    }

    private static ProblemException unsupported(String why) {
        return new ProblemException(
                ProblemType.UNSUPPORTED_MEDIA_TYPE, why + "; expected one of " + String.join(", ", ALL) + ".");
    }

    /** The items of a body, by what the request's headers say of it. */
    static ItemSource open(
            String form, BatchReader reader, HttpServletRequest request, InputStream body, Family family) {
        return switch (form) {
            case NDJSON -> {
                if (!attributes(request).isEmpty()) {
                    throw new MalformedBodyException(
                            "A CloudEvent whose attributes are headers is one event, not " + NDJSON + ".");
                }
                yield reader.lines(body, family);
            }
            case CLOUD_EVENT -> reader.cloudEvent(body, family);
            case CLOUD_EVENT_BATCH -> reader.cloudEventBatch(body, family);
            default -> {
                Map<String, List<String>> attributes = attributes(request);
                yield attributes.isEmpty()
                        ? reader.json(body, family)
                        : reader.binaryCloudEvent(attributes, body, family);
            }
        };
    }

    private static Map<String, List<String>> attributes(HttpServletRequest request) {
        Map<String, List<String>> attributes = new LinkedHashMap<>();
        for (String header : Collections.list(request.getHeaderNames())) {
            String name = header.toLowerCase(Locale.ROOT);
            if (name.startsWith(ATTRIBUTE)) {
                attributes.put(
                        name.substring(ATTRIBUTE.length()),
                        Collections.list(request.getHeaders(header)).stream()
                                .map(Form::decoded)
                                .toList());
            }
        }
        return attributes;
    }

    /**
     * As CloudEvents' HTTP binding asks for (section 3.1.3.2): quoted strings first, which its older versions wrote,
     * then percent signs, once. What is neither stands for itself.
     */
    static String decoded(@Nullable String value) {
        String text = unquoted(String.valueOf(value));
        try {
            return UriUtils.decode(text, UTF_8);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }

    /** Without the quotes of quoted strings and the backslashes within them (RFC 9110, section 5.6.4). */
    private static String unquoted(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"') {
                quoted = !quoted;
            } else if (quoted && c == '\\' && i + 1 < text.length()) {
                plain.append(text.charAt(++i));
            } else {
                plain.append(c);
            }
        }
        return quoted ? text : plain.toString();
    }
}
