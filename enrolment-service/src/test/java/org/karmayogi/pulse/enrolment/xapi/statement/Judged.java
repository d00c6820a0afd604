package org.karmayogi.pulse.enrolment.xapi.statement;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.karmayogi.pulse.edge.xapi.XapiVersion;
import org.karmayogi.pulse.intake.batch.JsonItems;
import org.karmayogi.pulse.intake.feed.FeedFault;
import org.karmayogi.pulse.intake.feed.JsonAt;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A small statement with one place changed, and what the rules say of it: {@code allowed}, or the pointer to what is
 * forbidden.
 */
final class Judged {

    private static final JsonMapper JSON = JsonMapper.shared();

    private static final String SMALL = """
        {"actor": {"mbox": "mailto:a@portal.example"}, "verb": {"id": "https://portal.example/verbs/did"},
         "object": {"id": "https://portal.example/courses/1"}}""";

    private Judged() {}

    /** By 1.0.3. */
    static String with(String place, String json) {
        return with(XapiVersion.V1_0, place, json);
    }

    /** @param place the names on the way to it, with dots between them; empty for the statement itself */
    static String with(XapiVersion version, String place, String json) {
        return of(version, place.isEmpty() ? json : changed(place, json));
    }

    /** The same change in a SubStatement. */
    static String inSubStatement(String place, String json) {
        ObjectNode inner = (ObjectNode) JSON.readTree(changed(place, json));
        inner.put("objectType", "SubStatement");
        return with("object", inner.toString());
    }

    private static String changed(String place, String json) {
        ObjectNode statement = (ObjectNode) JSON.readTree(SMALL);
        String[] names = place.split("\\.", -1);
        ObjectNode at = statement;
        for (int i = 0; i < names.length - 1; i++) {
            JsonNode next = at.path(names[i]);
            at = next.isObject() ? (ObjectNode) next : at.putObject(names[i]);
        }
        at.set(names[names.length - 1], JSON.readTree(json));
        return statement.toString();
    }

    private static String of(XapiVersion version, String json) {
        byte[] bytes = json.getBytes(UTF_8);
        try {
            StatementRules.of(version).check(JsonAt.whole(bytes, new JsonItems.Span(0, bytes.length)));
            return "allowed";
        } catch (FeedFault e) {
            return e.error().pointer();
        }
    }
}
