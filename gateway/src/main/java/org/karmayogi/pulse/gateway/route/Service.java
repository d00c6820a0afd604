package org.karmayogi.pulse.gateway.route;

/** The services behind the gateway. */
public enum Service {
    ONBOARDING,
    ENROLMENT,
    METRICS
}
