package org.karmayogi.pulse.enrolment.portal;

import java.util.List;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What Sunbird telemetry of a portal means.
 *
 * @param objectTypes the types in {@code cdata} and {@code object} that are courses; compared without regard to case.
 *     What is about an object of another type is set aside
 */
public record TelemetryRules(@DefaultValue("Course") List<String> objectTypes) {

    public TelemetryRules {
        objectTypes = List.copyOf(objectTypes);
        if (objectTypes.isEmpty() || objectTypes.stream().anyMatch(String::isBlank)) {
            throw new IllegalArgumentException(
                    "telemetry.object-types is " + objectTypes + "; it must have at least one type, and no empty one");
        }
    }
}
