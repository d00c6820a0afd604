package org.karmayogi.pulse.enrolment.portal;

import java.util.List;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How an actor becomes a learner id. An empty rule means that what is said of actors who are identified that way is
 * set aside.
 *
 * @param homePages the account systems that give out the learner ids: one name at two of them is one person. Empty:
 *     the system of the source's first course statement alone
 * @param account from an account of those, with {@code {name}} for its name
 * @param otherAccount from an account of another system, with {@code {name}} and {@code {homePage}}: one name at two
 *     systems is two people
 * @param mbox from an e-mail address, with {@code {address}} for all of it in lower case or {@code {local}} for what
 *     stands before the @
 * @param mboxSha1sum from the hash of one, with {@code {sha1}} for its 40 digits in lower case
 */
public record ActorRules(
        @DefaultValue List<String> homePages,
        @DefaultValue("{name}") String account,
        @DefaultValue("{homePage}/{name}") String otherAccount,
        @DefaultValue("") String mbox,
        @DefaultValue("") String mboxSha1sum) {

    public ActorRules {
        homePages = Iris.require("xapi.actor.home-pages", homePages);
        require("account", account, List.of("{name}"), true);
        require("other-account", otherAccount, List.of("{homePage}", "{name}"), true);
        require("mbox", mbox, List.of("{address}", "{local}"), false);
        require("mbox-sha1sum", mboxSha1sum, List.of("{sha1}"), false);
    }

    /** Without its placeholders, several people would be one learner. */
    private static void require(String name, String rule, List<String> placeholders, boolean all) {
        Stream<String> each = placeholders.stream();
        boolean fits = all ? each.allMatch(rule::contains) : each.anyMatch(rule::contains);
        if (!rule.isEmpty() && !fits) {
            throw new IllegalArgumentException("xapi.actor." + name + " is '" + rule + "'; it must be empty or contain "
                    + String.join(all ? " and " : " or ", placeholders));
        }
    }
}
