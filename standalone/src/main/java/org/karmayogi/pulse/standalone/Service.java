package org.karmayogi.pulse.standalone;

import java.util.Locale;
import org.karmayogi.pulse.enrolment.EnrolmentApplication;
import org.karmayogi.pulse.metrics.MetricsServiceApplication;
import org.karmayogi.pulse.onboarding.OnboardingApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;

/** A service behind the gateway. */
enum Service {
    ONBOARDING,
    ENROLMENT,
    METRICS;

    /** Its name in {@code pulse.services.<code>.url}. */
    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    SpringApplicationBuilder application() {
        return switch (this) {
            case ONBOARDING -> OnboardingApplication.application();
            case ENROLMENT -> EnrolmentApplication.application();
            case METRICS -> MetricsServiceApplication.application();
        };
    }
}
