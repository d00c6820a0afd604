package org.karmayogi.pulse.enrolment.xapi.statement;

import org.karmayogi.pulse.edge.xapi.XapiVersion;
import org.karmayogi.pulse.intake.feed.JsonAt;

/** Contexts (1.0.3 Data 2.4.6); 2.0 has agents and groups in them, too. */
final class Contexts {

    static final Rule REFERENCE = Shape.of("A StatementRef")
            .requires("objectType", Values.oneOf("StatementRef"))
            .requires("id", Values.UUID);

    /** One activity or a list; the single one is from before 1.0. */
    private static final Rule ACTIVITIES =
            value -> (value.node().isArray() ? Rule.listOf(Activities.ACTIVITY) : Activities.ACTIVITY).check(value);

    private static final Rule CONTEXT_ACTIVITIES = Shape.of("contextActivities")
            .allows("parent", ACTIVITIES)
            .allows("grouping", ACTIVITIES)
            .allows("category", ACTIVITIES)
            .allows("other", ACTIVITIES);

    private static final Shape PLAIN = Shape.of("A context")
            .allows("registration", Values.UUID)
            .allows("instructor", Actors.ACTOR)
            .allows("team", Actors.GROUP)
            .allows("contextActivities", CONTEXT_ACTIVITIES)
            .allows("revision", Values.STRING)
            .allows("platform", Values.STRING)
            .allows("language", Values.LANGUAGE)
            .allows("statement", REFERENCE)
            .allows("extensions", Values.EXTENSIONS);

    private static final Rule WITH_ACTORS = PLAIN.allows(
                    "contextAgents", related("contextAgent", "agent", Actors.AGENT))
            .allows("contextGroups", related("contextGroup", "group", Actors.GROUP));

    private Contexts() {}

    static Rule of(XapiVersion version) {
        return version == XapiVersion.V1_0 ? PLAIN : WITH_ACTORS;
    }

    private static Rule related(String type, String member, Rule actor) {
        return Rule.listOf(Shape.of("A " + type)
                .requires("objectType", Values.oneOf(type))
                .requires(member, actor)
                .allows("relevantTypes", Rule.someOf(Values.IRI)));
    }

    /** Revisions and platforms are those of an activity. */
    static void requireActivityForRevisionAndPlatform(JsonAt statement) {
        JsonAt type = statement.get("object").get("objectType");
        if (type.isMissing() || type.text().equals("Activity")) {
            return;
        }
        for (String name : new String[] {"revision", "platform"}) {
            JsonAt member = statement.get("context").get(name);
            if (!member.isMissing()) {
                throw Rule.expected(member, "left out where the object is not an Activity but a " + type.text());
            }
        }
    }
}
