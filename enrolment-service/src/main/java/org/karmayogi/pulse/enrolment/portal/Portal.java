package org.karmayogi.pulse.enrolment.portal;

import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What one portal means with what it sends in the standard feeds. Its rules decide what is the same person and the
 * same course, so they must not be changed once statements or events have been taken.
 */
public record Portal(
        @DefaultValue XapiRules xapi, @DefaultValue TelemetryRules telemetry) {}
