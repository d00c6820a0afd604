package org.karmayogi.pulse.enrolment.xapi;

import java.util.List;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How statements name learners and courses. The mapping decides what is the same person and the same course, so it must not be
 * changed once statements have been taken.
 */
@ConfigurationProperties("pulse.xapi")
record XapiProperties(
        @DefaultValue Actor actor, @DefaultValue Course course) {

    /**
     * How an actor becomes a learner id. An empty rule means that actors who are identified that way are refused.
     *
     * @param homePages the account systems whose names are taken; empty for any. Two systems may give one name to two people: a
     *     system that several portals share should list the one that issues the learner ids
     * @param account from an account, with {@code {name}} for its name
     * @param mbox from an e-mail address, with {@code {address}} for all of it in lower case or {@code {local}} for what stands before the @
     * @param mboxSha1sum from the hash of one, with {@code {sha1}} for its 40 digits in lower case
     */
    record Actor(
            @DefaultValue List<String> homePages,
            @DefaultValue("{name}") String account,
            @DefaultValue("") String mbox,
            @DefaultValue("") String mboxSha1sum) {

        Actor {
            homePages = List.copyOf(homePages);
            requirePlaceholder("account", account, "{name}");
            requirePlaceholder("mbox", mbox, "{address}", "{local}");
            requirePlaceholder("mbox-sha1sum", mboxSha1sum, "{sha1}");
        }

        /** Without one, all people would be one learner. */
        private static void requirePlaceholder(String name, String rule, String... placeholders) {
            if (!rule.isEmpty() && Stream.of(placeholders).noneMatch(rule::contains)) {
                throw new IllegalArgumentException("pulse.xapi.actor." + name + " is '" + rule
                        + "'; it must be empty or contain " + String.join(" or ", placeholders));
            }
        }
    }

    /**
     * How an activity's IRI becomes a course id.
     *
     * @param prefixes what stands before the course id; the longest that fits is cut off, and IRIs without any are refused. Empty: the
     *     course id is what stands behind the last slash
     */
    record Course(@DefaultValue List<String> prefixes) {

        Course {
            prefixes = List.copyOf(prefixes);
        }
    }
}
