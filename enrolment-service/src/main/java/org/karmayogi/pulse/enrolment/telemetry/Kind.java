package org.karmayogi.pulse.enrolment.telemetry;

import java.util.Optional;
import org.karmayogi.pulse.intake.event.Family;
import org.karmayogi.pulse.intake.feed.JsonAt;

/**
 * What an {@code AUDIT} says about an enrolment. Sunbird's LMS writes {@code enrol} for both directions and tells
 * them apart by the state ({@code Create}, {@code Update}); its completion jobs write {@code enrol-complete}. No
 * emitter writes {@code unenrol}.
 */
enum Kind {
    ENROLLED("enrol", Family.COURSE_ENROLLED),
    UNENROLLED("unenrol", Family.COURSE_WITHDRAWN),
    COMPLETED("enrol-complete", Family.COURSE_COMPLETED);

    private final String word;
    private final Family family;

    Kind(String word, Family family) {
        this.word = word;
        this.family = family;
    }

    /** The kind of an audit; empty for one about something else. */
    static Optional<Kind> of(JsonAt audit) {
        JsonAt type = audit.get("edata").get("type");
        JsonAt state = audit.get("edata").get("state");
        if (type.is("enrol-complete")) {
            return Optional.of(COMPLETED);
        }
        if (!type.is("enrol")) {
            return Optional.empty();
        }
        if (state.isText("Update")) {
            return Optional.of(UNENROLLED);
        }
        return state.isText("Create") || state.isBlank() ? Optional.of(ENROLLED) : Optional.empty();
    }

    /** Its part of an event's identity. */
    String word() {
        return word;
    }

    Family family() {
        return family;
    }
}
