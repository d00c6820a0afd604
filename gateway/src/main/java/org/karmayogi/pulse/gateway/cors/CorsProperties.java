package org.karmayogi.pulse.gateway.cors;

import java.util.List;
import java.util.regex.Pattern;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Prefix {@code pulse.gateway.cors}.
 *
 * @param allowedOrigins the origins whose pages may send to the standard feeds from a browser, for example {@code
 *     https://courses.example}; {@code *} for any. Empty: none
 */
@ConfigurationProperties("pulse.gateway.cors")
record CorsProperties(@DefaultValue List<String> allowedOrigins) {

    private static final Pattern ORIGIN = Pattern.compile("\\*|https?://[^/\\s*]+");

    CorsProperties {
        allowedOrigins = List.copyOf(allowedOrigins);
        for (String origin : allowedOrigins) {
            if (!ORIGIN.matcher(origin).matches()) {
                throw new IllegalArgumentException("pulse.gateway.cors.allowed-origins has '" + origin
                        + "'; expected a scheme and a host without a path, such as https://courses.example, or *");
            }
        }
    }
}
