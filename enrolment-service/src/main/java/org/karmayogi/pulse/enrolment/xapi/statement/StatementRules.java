package org.karmayogi.pulse.enrolment.xapi.statement;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.karmayogi.pulse.edge.xapi.XapiVersion;
import org.karmayogi.pulse.intake.feed.FeedFault;
import org.karmayogi.pulse.intake.feed.JsonAt;

/** All that a version of xAPI asks of a statement (1.0.3 Data 2; IEEE 9274.1.1 4.2). Immutable. */
public final class StatementRules {

    /** The verb that takes back another statement. */
    public static final String VOIDED = "http://adlnet.gov/expapi/verbs/voided";

    private static final Pattern VERSION_1_0 = Pattern.compile("1\\.0(?:\\.\\d+)?");
    private static final Pattern VERSION_2_0 = Pattern.compile("(?:1|2)\\.0(?:\\.\\d+)?");

    private static final Rule VERB =
            Shape.of("A verb").requires("id", Values.IRI).allows("display", Values.LANGUAGE_MAP);

    private static final Map<XapiVersion, StatementRules> RULES = rules();

    private final Rule statement;

    private StatementRules(XapiVersion version) {
        boolean first = version == XapiVersion.V1_0;
        Rule time = first ? Timestamps.ISO_8601 : Timestamps.RFC_3339_TIME;
        Rule context = Contexts.of(version);
        Rule subStatement = common("A SubStatement", context, time)
                .requires("objectType", Values.oneOf("SubStatement"))
                .requires("object", StatementRules::checkSimpleObject)
                .and(StatementRules::checkAsAWhole);
        this.statement = common("A statement", context, time)
                .requires("object", object -> checkObject(object, subStatement))
                .allows("id", Values.UUID)
                .allows("stored", time)
                .allows("authority", Actors.AUTHORITY)
                .allows("version", version(first))
                .and(StatementRules::checkAsAWhole);
    }

    private static Map<XapiVersion, StatementRules> rules() {
        Map<XapiVersion, StatementRules> rules = new EnumMap<>(XapiVersion.class);
        for (XapiVersion version : XapiVersion.values()) {
            rules.put(version, new StatementRules(version));
        }
        return rules;
    }

    private static Shape common(String what, Rule context, Rule time) {
        return Shape.of(what)
                .requires("actor", Actors.ACTOR)
                .requires("verb", VERB)
                .allows("result", Results.RESULT)
                .allows("context", context)
                .allows("timestamp", time)
                .allows("attachments", Attachments.ATTACHMENTS);
    }

    private static Rule version(boolean first) {
        return first
                ? Rule.text("1.0.x", text -> VERSION_1_0.matcher(text).matches())
                : Rule.text("2.0.x or 1.0.x", text -> VERSION_2_0.matcher(text).matches());
    }

    /** The rules of a version. */
    public static StatementRules of(XapiVersion version) {
        return Objects.requireNonNull(RULES.get(version));
    }

    /** Whether the text is a UUID in its standard form. */
    public static boolean isUuid(String text) {
        return Values.isUuid(text);
    }

    /**
     * Lets a statement pass that the version allows.
     *
     * @throws FeedFault if it forbids it: the first fault that is found, with its place
     */
    public void check(JsonAt json) {
        statement.check(json);
    }

    private static void checkObject(JsonAt object, Rule subStatement) {
        JsonAt type = object.object().get("objectType");
        if (type.node().isString() && type.text().equals("SubStatement")) {
            subStatement.check(object);
        } else {
            checkSimpleObject(object);
        }
    }

    private static void checkSimpleObject(JsonAt object) {
        JsonAt type = object.object().get("objectType");
        String name = type.isMissing() ? "Activity" : type.text();
        switch (name) {
            case "Activity" -> Activities.ACTIVITY.check(object);
            case "Agent", "Group" -> Actors.ACTOR.check(object);
            case "StatementRef" -> Contexts.REFERENCE.check(object);
            default ->
                throw Rule.expected(
                        type, "Activity, Agent, Group, StatementRef or, in a statement itself, SubStatement");
        }
    }

    private static void checkAsAWhole(JsonAt statement) {
        Contexts.requireActivityForRevisionAndPlatform(statement);
        JsonAt type = statement.get("object").get("objectType");
        boolean reference = !type.isMissing() && type.text().equals("StatementRef");
        if (statement.get("verb").get("id").text().equals(VOIDED) && !reference) {
            throw Rule.expected(type, "StatementRef, because a statement voids a statement");
        }
    }
}
