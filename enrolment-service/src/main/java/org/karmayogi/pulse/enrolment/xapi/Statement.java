package org.karmayogi.pulse.enrolment.xapi;

import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.karmayogi.pulse.edge.register.Quoted;
import org.karmayogi.pulse.intake.feed.FeedFault;
import org.karmayogi.pulse.intake.feed.JsonAt;

/**
 * A statement as far as every statement goes, whatever it says.
 *
 * @param id its id as it was sent, or the one it was given
 */
record Statement(String id, JsonAt json) {

    private static final Set<String> MEMBERS = Set.of(
            "id",
            "actor",
            "verb",
            "object",
            "result",
            "context",
            "timestamp",
            "stored",
            "authority",
            "version",
            "attachments");
    private static final Pattern UUID_FORM =
            Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");
    private static final Pattern VERSION = Pattern.compile("1\\.0(\\.\\d+)?|2\\.0\\.0");

    /**
     * Reads what every statement must have, and gives it an id if it has none.
     *
     * @throws FeedFault if it is no statement
     */
    static Statement of(JsonAt json) {
        for (String name : json.node().propertyNames()) {
            if (!MEMBERS.contains(name)) {
                throw new FeedFault(json.get(name).pointer(), "A statement has no member '" + Quoted.of(name) + "'.");
            }
        }
        JsonAt id = json.get("id");
        JsonAt version = json.get("version");
        if (!version.isMissing() && !VERSION.matcher(version.text()).matches()) {
            throw new FeedFault(version.pointer(), "The version is 1.0.x or 2.0.0; it is " + version.found() + ".");
        }
        json.get("actor").object();
        json.get("object").object();
        json.get("verb").object().get("id").text();
        return new Statement(id.isMissing() ? UUID.randomUUID().toString() : uuid(id), json);
    }

    /**
     * The text of a UUID.
     *
     * @throws FeedFault if it is none
     */
    static String uuid(JsonAt id) {
        String text = id.text();
        if (!isUuid(text)) {
            throw new FeedFault(
                    id.pointer(),
                    "A statement's id is a UUID such as 7d0ca1a4-7d1f-4c38-8a55-7c1f8f7f1f52; it is " + id.found()
                            + ".");
        }
        return text;
    }

    static boolean isUuid(String text) {
        return UUID_FORM.matcher(text).matches();
    }

    /** One spelling of an id: its digits mean the same in upper and lower case. */
    static String canonical(String uuid) {
        return uuid.toLowerCase(Locale.ROOT);
    }

    String canonicalId() {
        return canonical(id);
    }

    String verb() {
        return json.get("verb").get("id").text();
    }

    boolean isVoiding() {
        return verb().equals(Verb.VOIDED);
    }
}
