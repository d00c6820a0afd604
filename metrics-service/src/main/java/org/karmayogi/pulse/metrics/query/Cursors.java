package org.karmayogi.pulse.metrics.query;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.karmayogi.pulse.edge.problem.ProblemException;
import org.karmayogi.pulse.edge.problem.ProblemType;

/** Limits of pages, and cursors: the last row's code, in a form that nobody takes for more than that. */
final class Cursors {

    static final int MAX_LIMIT = 500;

    /** The same, as an annotation wants it. */
    static final String DEFAULT_LIMIT = "" + MAX_LIMIT;

    private Cursors() {}

    static void checkLimit(int limit) {
        if (limit < 1 || limit > MAX_LIMIT) {
            throw new ProblemException(
                    ProblemType.INVALID_PARAMETER, "limit is " + limit + ", expected 1 to " + MAX_LIMIT);
        }
    }

    static String encode(String code) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(code.getBytes(StandardCharsets.UTF_8));
    }

    /** The code; null where there is no cursor. */
    static @Nullable String decode(@Nullable String cursor) {
        try {
            return cursor == null ? null : new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw unknown(cursor);
        }
    }

    static ProblemException unknown(@Nullable String cursor) {
        return new ProblemException(
                ProblemType.INVALID_PARAMETER, "cursor '" + cursor + "' is none that this list gave");
    }
}
