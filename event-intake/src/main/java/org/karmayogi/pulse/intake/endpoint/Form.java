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
import org.karmayogi.pulse.intake.batch.BatchReader;
import org.karmayogi.pulse.intake.batch.ItemSource;
import org.karmayogi.pulse.intake.batch.MalformedBodyException;
import org.karmayogi.pulse.intake.event.Family;
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

    private static final String ATTRIBUTE = "ce-";

    private Form() {}

    /** The items of a body, by what the request's headers say of it. The content type is one of those above. */
    static ItemSource open(BatchReader reader, HttpServletRequest request, InputStream body, Family family) {
        MediaType type = MediaType.parseMediaType(String.valueOf(request.getContentType()));
        return switch (type.getType() + "/" + type.getSubtype()) {
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

    /** As CloudEvents' HTTP binding writes what is not printable ASCII; what is not such a writing stands for itself. */
    private static String decoded(@Nullable String value) {
        String text = String.valueOf(value);
        try {
            return UriUtils.decode(text, UTF_8);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }
}
