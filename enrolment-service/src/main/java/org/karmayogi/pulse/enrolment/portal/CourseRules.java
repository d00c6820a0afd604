package org.karmayogi.pulse.enrolment.portal;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How an activity's IRI becomes a course id. With neither a pattern nor prefixes the course id is what stands behind
 * the last slash.
 *
 * @param pattern a regular expression that the whole IRI must match; its one group is the course id. Empty for none
 * @param prefixes what stands before the course id; the longest that fits is cut off
 */
public record CourseRules(
        @DefaultValue("") String pattern, @DefaultValue List<String> prefixes) {

    public CourseRules {
        prefixes = List.copyOf(prefixes);
        if (!pattern.isEmpty() && !prefixes.isEmpty()) {
            throw new IllegalArgumentException(
                    "xapi.course has a pattern and prefixes; expected one of them, or neither");
        }
        if (!pattern.isEmpty()) {
            requireOneGroup(pattern);
        }
    }

    private static void requireOneGroup(String pattern) {
        try {
            Matcher matcher = Pattern.compile(pattern).matcher("");
            if (matcher.groupCount() == 1) {
                return;
            }
            throw new IllegalArgumentException("xapi.course.pattern is '" + pattern + "' with " + matcher.groupCount()
                    + " groups; expected exactly one, which is the course id");
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException(
                    "xapi.course.pattern is '" + pattern + "'; expected a regular expression: " + e.getDescription(),
                    e);
        }
    }
}
