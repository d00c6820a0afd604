package org.karmayogi.pulse.enrolment.portal;

import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The rules as they are configured.
 *
 * @param defaultPortal the rules of every source that has none of its own
 * @param portals by source: the portal that an API key names
 */
@ConfigurationProperties("pulse.enrolment")
record PortalProperties(
        @DefaultValue Portal defaultPortal, @DefaultValue Map<String, Own> portals) {

    private static final Pattern SOURCE = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    PortalProperties {
        portals = Map.copyOf(portals);
        for (String source : portals.keySet()) {
            if (!SOURCE.matcher(source).matches()) {
                throw new IllegalArgumentException("pulse.enrolment.portals has '" + source
                        + "'; expected a source as in the keys file, 1 to 64 of A-Z a-z 0-9 . _ -");
            }
        }
    }

    /** One portal's own rules. A part that it leaves out is the default portal's. */
    record Own(@Nullable XapiRules xapi, @Nullable TelemetryRules telemetry) {}
}
