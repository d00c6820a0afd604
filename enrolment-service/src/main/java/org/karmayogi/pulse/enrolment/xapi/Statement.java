package org.karmayogi.pulse.enrolment.xapi;

import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.karmayogi.pulse.enrolment.xapi.statement.StatementRules;
import org.karmayogi.pulse.intake.feed.FeedFault;
import org.karmayogi.pulse.intake.feed.JsonAt;

/**
 * A statement that its standard allows.
 *
 * @param id its id as it was sent, or the one it was given
 */
record Statement(String id, JsonAt json) {

    /**
     * Reads a statement, and gives it an id if it has none.
     *
     * @param put the id that the request gives it; null where it gives none
     * @throws FeedFault if the standard forbids it, or it has another id than the request gives it
     */
    static Statement of(JsonAt json, StatementRules rules, @Nullable String put) {
        rules.check(json);
        JsonAt id = json.get("id");
        if (id.isMissing()) {
            return new Statement(put == null ? UUID.randomUUID().toString() : put, json);
        }
        if (put != null && !canonical(id.text()).equals(canonical(put))) {
            throw new FeedFault(
                    id.pointer(), "The statement's id is " + id.found() + ", and statementId is '" + put + "'.");
        }
        return new Statement(put == null ? id.text() : put, json);
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
        return verb().equals(StatementRules.VOIDED);
    }
}
