package org.karmayogi.pulse.enrolment.xapi;

import java.util.Comparator;
import org.karmayogi.pulse.edge.register.Quoted;
import org.karmayogi.pulse.intake.event.Field;
import org.karmayogi.pulse.intake.feed.FeedFault;
import org.karmayogi.pulse.intake.feed.JsonAt;
import org.karmayogi.pulse.intake.feed.Reading;

/** Finds the course in the IRI of a statement's activity. */
record CourseRule(XapiProperties.Course rules) {

    /**
     * Says the course.
     *
     * @throws FeedFault if no rule fits the IRI
     */
    void read(JsonAt iri, Reading.Course into) {
        String text = iri.text();
        int start = rules.prefixes().isEmpty() ? text.lastIndexOf('/') + 1 : afterPrefix(iri, text);
        if (start == text.length()) {
            throw new FeedFault(iri.pointer(), "Nothing is left for a course id of '" + Quoted.of(text) + "'.");
        }
        into.with(Field.COURSE_ID, text.substring(start), iri.pointer());
    }

    private int afterPrefix(JsonAt iri, String text) {
        return rules.prefixes().stream()
                .filter(text::startsWith)
                .max(Comparator.comparingInt(String::length))
                .orElseThrow(() -> new FeedFault(
                        iri.pointer(),
                        "'" + Quoted.of(text) + "' begins with none of " + String.join(", ", rules.prefixes()) + "."))
                .length();
    }
}
