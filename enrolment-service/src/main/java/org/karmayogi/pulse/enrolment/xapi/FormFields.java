package org.karmayogi.pulse.enrolment.xapi;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.karmayogi.pulse.edge.register.Quoted;
import org.karmayogi.pulse.intake.batch.MalformedBodyException;

/** The fields of an {@code application/x-www-form-urlencoded} body. */
final class FormFields {

    private FormFields() {}

    /**
     * The fields, each of which stands once.
     *
     * @throws MalformedBodyException if the body is no such form
     */
    static Map<String, String> of(byte[] body) {
        Map<String, String> fields = new LinkedHashMap<>();
        try {
            for (String field : new String(body, UTF_8).split("&", -1)) {
                int equals = field.indexOf('=');
                String name = URLDecoder.decode(equals < 0 ? field : field.substring(0, equals), UTF_8);
                String value = equals < 0 ? "" : URLDecoder.decode(field.substring(equals + 1), UTF_8);
                if (!name.isEmpty() && fields.put(name, value) != null) {
                    throw new MalformedBodyException("The form has '" + Quoted.of(name) + "' twice.");
                }
            }
            return fields;
        } catch (IllegalArgumentException e) {
            throw new MalformedBodyException("The body is not a form: a percent sign begins no encoded byte.");
        }
    }

    static @Nullable String ignoringCase(Map<String, String> fields, String name) {
        return fields.entrySet().stream()
                .filter(field -> field.getKey().equalsIgnoreCase(name))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(null);
    }
}
