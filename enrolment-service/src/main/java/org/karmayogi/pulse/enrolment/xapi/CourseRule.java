package org.karmayogi.pulse.enrolment.xapi;

import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.karmayogi.pulse.edge.register.Quoted;
import org.karmayogi.pulse.enrolment.portal.CourseRules;
import org.karmayogi.pulse.intake.event.Field;
import org.karmayogi.pulse.intake.feed.FeedFault;
import org.karmayogi.pulse.intake.feed.JsonAt;
import org.karmayogi.pulse.intake.feed.Reading;

/** Finds the course in the IRI of a statement's activity. */
record CourseRule(@Nullable Pattern pattern, List<String> prefixes) {

    /** Longer than any course id and what may stand around it; so that a pattern has little to try. */
    private static final int LONGEST = 2_048;

    static CourseRule of(CourseRules rules) {
        return new CourseRule(rules.pattern().isEmpty() ? null : Pattern.compile(rules.pattern()), rules.prefixes());
    }

    /**
     * Says the course.
     *
     * @throws FeedFault if no rule fits the IRI
     */
    void read(JsonAt iri, Reading.Course into) {
        String text = iri.text();
        if (text.length() > LONGEST) {
            throw fault(iri, "has " + text.length() + " characters; at most " + LONGEST + " are looked at.");
        }
        String course = pattern != null ? matched(pattern, iri) : text.substring(start(iri, text));
        if (course.isEmpty()) {
            throw fault(iri, "leaves nothing for a course id.");
        }
        into.with(Field.COURSE_ID, course, iri.pointer());
    }

    private static String matched(Pattern pattern, JsonAt iri) {
        Matcher matcher = pattern.matcher(iri.text());
        @Nullable String group = matcher.matches() ? matcher.group(1) : null;
        if (group == null) {
            throw fault(iri, "does not match " + pattern + ".");
        }
        return group;
    }

    private int start(JsonAt iri, String text) {
        return prefixes.isEmpty()
                ? text.lastIndexOf('/') + 1
                : prefixes.stream()
                        .filter(text::startsWith)
                        .max(Comparator.comparingInt(String::length))
                        .orElseThrow(() -> fault(iri, "begins with none of " + String.join(", ", prefixes) + "."))
                        .length();
    }

    private static FeedFault fault(JsonAt iri, String what) {
        return new FeedFault(iri.pointer(), "The activity '" + Quoted.of(iri.text()) + "' " + what);
    }
}
