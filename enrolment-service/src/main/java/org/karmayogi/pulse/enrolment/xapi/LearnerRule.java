package org.karmayogi.pulse.enrolment.xapi;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.karmayogi.pulse.edge.register.Quoted;
import org.karmayogi.pulse.intake.event.Field;
import org.karmayogi.pulse.intake.feed.FeedFault;
import org.karmayogi.pulse.intake.feed.JsonAt;
import org.karmayogi.pulse.intake.feed.Reading;

/** Finds the learner in a statement's actor: one person, identified in exactly one way. */
record LearnerRule(XapiProperties.Actor rules) {

    private static final Pattern MBOX = Pattern.compile("mailto:([^@\\s]+)@([^@\\s]+)");
    private static final Pattern SHA1 = Pattern.compile("[0-9a-fA-F]{40}");

    /**
     * Says the learner.
     *
     * @throws FeedFault if there is no rule for this actor
     */
    void read(JsonAt actor, Reading.Course into) {
        JsonAt identifier = identifier(actor);
        String learner =
                switch (identifier.pointer()) {
                    case "/actor/account" -> account(identifier);
                    case "/actor/mbox" -> mbox(identifier);
                    case "/actor/mbox_sha1sum" -> sha1(identifier);
                    default -> throw noRule(identifier, "an openid");
                };
        String pointer = identifier.isObject() ? identifier.pointer() + "/name" : identifier.pointer();
        into.with(Field.LEARNER_ID, learner, pointer);
    }

    /** The one way in which the actor, a single agent, is identified. */
    static JsonAt identifier(JsonAt actor) {
        actor.object();
        JsonAt type = actor.get("objectType");
        if (!type.isMissing() && !type.text().equals("Agent")) {
            throw new FeedFault(type.pointer(), "The actor must be one Agent; it is " + type.found() + ".");
        }
        List<JsonAt> found = Stream.of("account", "mbox", "mbox_sha1sum", "openid")
                .map(actor::get)
                .filter(each -> !each.isMissing())
                .toList();
        if (found.size() != 1) {
            throw new FeedFault(
                    actor.pointer(),
                    "The actor must have exactly one of account, mbox, mbox_sha1sum and openid; it has " + found.size()
                            + ".");
        }
        return found.get(0);
    }

    private String account(JsonAt account) {
        account.object();
        String homePage = account.get("homePage").text();
        String name = account.get("name").text();
        if (!rules.homePages().isEmpty() && !rules.homePages().contains(homePage)) {
            throw new FeedFault(
                    account.pointer() + "/homePage",
                    "No learner ids are taken from '" + Quoted.of(homePage) + "'; they are from "
                            + String.join(", ", rules.homePages()) + ".");
        }
        if (rules.account().isEmpty()) {
            throw noRule(account, "an account");
        }
        return rules.account().replace("{name}", name);
    }

    private String mbox(JsonAt mbox) {
        var address = MBOX.matcher(mbox.text());
        if (!address.matches()) {
            throw new FeedFault(mbox.pointer(), "An mbox is mailto: and an address; it is " + mbox.found() + ".");
        }
        if (rules.mbox().isEmpty()) {
            throw noRule(mbox, "an mbox");
        }
        String whole = (address.group(1) + "@" + address.group(2)).toLowerCase(Locale.ROOT);
        return rules.mbox().replace("{address}", whole).replace("{local}", address.group(1));
    }

    private String sha1(JsonAt hash) {
        if (!SHA1.matcher(hash.text()).matches()) {
            throw new FeedFault(
                    hash.pointer(), "An mbox_sha1sum is 40 hexadecimal digits; it is " + hash.found() + ".");
        }
        if (rules.mboxSha1sum().isEmpty()) {
            throw noRule(hash, "an mbox_sha1sum");
        }
        return rules.mboxSha1sum().replace("{sha1}", hash.text().toLowerCase(Locale.ROOT));
    }

    private static FeedFault noRule(JsonAt at, String identifier) {
        return new FeedFault(
                at.pointer(),
                "No rule makes a learner id of " + identifier + "; send an account with the learner id as its name.");
    }
}
