package org.karmayogi.pulse.enrolment.xapi;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.karmayogi.pulse.enrolment.portal.XapiRules;
import org.karmayogi.pulse.intake.event.Family;

/**
 * Which verbs and activity types are counted: the standard ones, and those of the portal's rules.
 *
 * @param verbs what a verb says of a course
 * @param types the types of activity that are courses
 */
record Meanings(Map<String, Family> verbs, Set<String> types) {

    private static final Map<String, Family> VERBS = Map.of(
            "http://adlnet.gov/expapi/verbs/registered", Family.COURSE_ENROLLED,
            "http://id.tincanapi.com/verb/unregistered", Family.COURSE_WITHDRAWN,
            "http://adlnet.gov/expapi/verbs/completed", Family.COURSE_COMPLETED);

    private static final String COURSE = "http://adlnet.gov/expapi/activities/course";

    static Meanings of(XapiRules rules) {
        Map<String, Family> verbs = new HashMap<>(VERBS);
        add(verbs, rules.verbs().registered(), Family.COURSE_ENROLLED);
        add(verbs, rules.verbs().unregistered(), Family.COURSE_WITHDRAWN);
        add(verbs, rules.verbs().completed(), Family.COURSE_COMPLETED);
        Set<String> types = new HashSet<>(rules.activityTypes());
        types.add(COURSE);
        return new Meanings(verbs, types);
    }

    private static void add(Map<String, Family> verbs, List<String> iris, Family family) {
        iris.forEach(iri -> verbs.put(iri, family));
    }

    Optional<Family> ofVerb(String iri) {
        return Optional.ofNullable(verbs.get(iri));
    }
}
