package org.karmayogi.pulse.standalone.doctor;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/** What came of a question to the gateway. */
sealed interface Reply {

    /**
     * An answer, whatever its status.
     *
     * @param date the server's clock by the header {@code Date}, in whole seconds; null where there was none
     * @param sent our clock when the question left
     * @param received our clock when the answer began
     */
    record Answer(int status, String body, @Nullable Instant date, Instant sent, Instant received) implements Reply {

        /** The body; a missing node where it is not JSON. */
        JsonNode json() {
            try {
                return JsonMapper.shared().readTree(body);
            } catch (JacksonException e) {
                return MissingNode.getInstance();
            }
        }

        /** The server's clock where it told it, else ours. */
        Instant time() {
            return date == null ? received : date;
        }
    }

    /** No answer; {@code why} in the words of who noticed. */
    record Silence(String why) implements Reply {}

    /** Why this is not the answer that was hoped for. */
    default String trouble() {
        if (this instanceof Answer answer) {
            String detail = answer.json().path("detail").asString("");
            return "answers " + answer.status() + (detail.isEmpty() ? "" : " (" + detail + ")");
        }
        return "does not answer: " + ((Silence) this).why();
    }
}
