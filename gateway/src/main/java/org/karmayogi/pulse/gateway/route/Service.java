package org.karmayogi.pulse.gateway.route;

/** The services behind the gateway. */
enum Service {
    ONBOARDING,
    ENROLMENT,
    METRICS
}
