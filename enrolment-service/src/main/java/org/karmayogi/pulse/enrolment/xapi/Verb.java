package org.karmayogi.pulse.enrolment.xapi;

import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.karmayogi.pulse.intake.event.Family;

/** The verbs that say something that is counted. */
enum Verb {
    REGISTERED("http://adlnet.gov/expapi/verbs/registered", Family.COURSE_ENROLLED, Family.COURSE_WITHDRAWN),
    UNREGISTERED("http://id.tincanapi.com/verb/unregistered", Family.COURSE_WITHDRAWN, null),
    COMPLETED("http://adlnet.gov/expapi/verbs/completed", Family.COURSE_COMPLETED, Family.COURSE_REVOKED);

    /** Takes back another statement. */
    static final String VOIDED = "http://adlnet.gov/expapi/verbs/voided";

    private final String iri;
    private final Family family;
    private final @Nullable Family undoneBy;

    Verb(String iri, Family family, @Nullable Family undoneBy) {
        this.iri = iri;
        this.family = family;
        this.undoneBy = undoneBy;
    }

    static Optional<Verb> ofIri(String iri) {
        return Stream.of(values()).filter(verb -> verb.iri.equals(iri)).findAny();
    }

    Family family() {
        return family;
    }

    /** What takes back an event of a family; null where nothing does. */
    static @Nullable Family undoing(Family family) {
        for (Verb verb : values()) {
            if (verb.family == family) {
                return verb.undoneBy;
            }
        }
        return null;
    }
}
