package org.karmayogi.pulse.enrolment.portal;

import java.util.List;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What xAPI statements of a portal mean.
 *
 * @param verbs the verbs that mean an enrolment, a withdrawal or a completion, beside the standard ones
 * @param activityTypes the types of activity that are courses, beside the standard one
 * @param course how an activity's IRI becomes a course id
 * @param actor how an actor becomes a learner id
 */
public record XapiRules(
        @DefaultValue VerbRules verbs,
        @DefaultValue List<String> activityTypes,
        @DefaultValue CourseRules course,
        @DefaultValue ActorRules actor) {

    public XapiRules {
        activityTypes = Iris.require("xapi.activity-types", activityTypes);
    }
}
