package org.karmayogi.pulse.enrolment.xapi;

import java.util.Locale;
import org.karmayogi.pulse.edge.register.Quoted;
import org.karmayogi.pulse.enrolment.portal.ActorRules;
import org.karmayogi.pulse.enrolment.xapi.statement.Actors;
import org.karmayogi.pulse.intake.event.Field;
import org.karmayogi.pulse.intake.feed.FeedFault;
import org.karmayogi.pulse.intake.feed.JsonAt;
import org.karmayogi.pulse.intake.feed.Reading;

/**
 * Finds the learner in a statement's actor: one person, identified in one way.
 *
 * @param system is asked where the rules list no home pages
 */
record LearnerRule(ActorRules rules, AccountSystem system) {

    private static final String MAILTO = "mailto:";

    /**
     * Says the learner.
     *
     * @throws FeedFault if there is no rule for this actor
     */
    void read(JsonAt actor, Reading.Course into) {
        if (Actors.isGroup(actor)) {
            throw new FeedFault(actor.pointer(), "The actor is a Group; a course is counted for one person.");
        }
        JsonAt identifier = Actors.identifiers(actor).findFirst().orElseThrow();
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

    private String account(JsonAt account) {
        String homePage = account.get("homePage").text();
        String name = account.get("name").text();
        if (givesOutLearnerIds(homePage)) {
            return by(rules.account(), account, "an account").replace("{name}", name);
        }
        if (rules.otherAccount().isEmpty()) {
            throw new FeedFault(
                    account.pointer() + "/homePage",
                    "No learner ids are taken from '" + Quoted.of(homePage) + "'; they are from "
                            + (rules.homePages().isEmpty()
                                    ? "the system of the portal's first statement"
                                    : String.join(", ", rules.homePages()))
                            + ".");
        }
        return ForeignAccount.learnerId(rules.otherAccount(), homePage, name);
    }

    private boolean givesOutLearnerIds(String homePage) {
        return rules.homePages().isEmpty()
                ? system.isOwn(homePage)
                : rules.homePages().contains(homePage);
    }

    private String mbox(JsonAt mbox) {
        String rule = by(rules.mbox(), mbox, "an mbox");
        String address = mbox.text().substring(MAILTO.length());
        String local = address.substring(0, address.indexOf('@'));
        return rule.replace("{address}", address.toLowerCase(Locale.ROOT)).replace("{local}", local);
    }

    private String sha1(JsonAt hash) {
        return by(rules.mboxSha1sum(), hash, "an mbox_sha1sum")
                .replace("{sha1}", hash.text().toLowerCase(Locale.ROOT));
    }

    private static String by(String rule, JsonAt at, String identifier) {
        if (rule.isEmpty()) {
            throw noRule(at, identifier);
        }
        return rule;
    }

    private static FeedFault noRule(JsonAt at, String identifier) {
        return new FeedFault(
                at.pointer(),
                "No rule makes a learner id of " + identifier + "; send an account with the learner id as its name.");
    }
}
