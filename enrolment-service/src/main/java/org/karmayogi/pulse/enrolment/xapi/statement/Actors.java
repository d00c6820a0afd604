package org.karmayogi.pulse.enrolment.xapi.statement;

import java.util.List;
import java.util.stream.Stream;
import org.karmayogi.pulse.intake.feed.FeedFault;
import org.karmayogi.pulse.intake.feed.JsonAt;

/** Agents and groups (1.0.3 Data 2.4.2), and the authority, which is one or the other (2.4.9). */
public final class Actors {

    private static final List<String> IDENTIFIERS = List.of("account", "mbox", "mbox_sha1sum", "openid");

    private static final Rule ACCOUNT =
            Shape.of("An account").requires("homePage", Values.IRI).requires("name", Values.STRING);

    static final Rule AGENT =
            identified("An Agent").allows("objectType", Values.oneOf("Agent")).and(Actors::requireOneIdentifier);

    static final Rule GROUP = identified("A Group")
            .requires("objectType", Values.oneOf("Group"))
            .allows("member", Rule.listOf(AGENT))
            .and(Actors::requireIdentifierOrMembers);

    static final Rule ACTOR = value -> {
        JsonAt type = value.object().get("objectType");
        if (!type.isMissing()) {
            Values.oneOf("Agent", "Group").check(type);
        }
        (isGroup(value) ? GROUP : AGENT).check(value);
    };

    static final Rule AUTHORITY = ACTOR.and(Actors::requireAgentOrPair);

    private Actors() {}

    private static Shape identified(String what) {
        return Shape.of(what)
                .allows("name", Values.STRING)
                .allows("account", ACCOUNT)
                .allows("mbox", Values.MBOX)
                .allows("mbox_sha1sum", Values.SHA1)
                .allows("openid", Values.IRI);
    }

    /** Whether an actor that keeps the rules is a group. */
    public static boolean isGroup(JsonAt actor) {
        JsonAt type = actor.get("objectType");
        return type.node().isString() && type.text().equals("Group");
    }

    /** The identifiers of an actor; exactly one of an agent that keeps the rules. */
    public static Stream<JsonAt> identifiers(JsonAt actor) {
        return IDENTIFIERS.stream().map(actor::get).filter(each -> !each.isMissing());
    }

    private static void requireOneIdentifier(JsonAt agent) {
        long found = identifiers(agent).count();
        if (found != 1) {
            throw new FeedFault(
                    agent.pointer(),
                    "An Agent must have exactly one of " + String.join(", ", IDENTIFIERS) + "; it has " + found + ".");
        }
    }

    private static void requireIdentifierOrMembers(JsonAt group) {
        long found = identifiers(group).count();
        if (found > 1 || (found == 0 && group.get("member").isMissing())) {
            throw new FeedFault(
                    group.pointer(),
                    "A Group must have one of " + String.join(", ", IDENTIFIERS) + ", or only member; it has " + found
                            + " of them.");
        }
    }

    /** An application and its user (OAuth), of whom the application is known by an account. */
    private static void requireAgentOrPair(JsonAt authority) {
        if (!isGroup(authority)) {
            return;
        }
        List<JsonAt> members = authority.get("member").elements();
        boolean anonymous = identifiers(authority).findAny().isEmpty();
        boolean application = members.stream().anyMatch(each -> each.node().has("account"));
        if (!anonymous || members.size() != 2 || !application) {
            throw new FeedFault(
                    authority.pointer(),
                    "An authority must be an Agent, or a Group of two Agents without an identifier of its own, one of"
                            + " which has an account.");
        }
    }
}
