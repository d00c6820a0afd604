package org.karmayogi.pulse.onboarding.registry;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.karmayogi.pulse.edge.problem.ProblemException;
import org.karmayogi.pulse.edge.problem.ProblemType;
import org.karmayogi.pulse.edge.register.Register;
import org.karmayogi.pulse.edge.register.RegisterEntry;

/** Some entries of a register, and where the next page starts; no cursor on the last page. */
record RegisterPage(List<RegisterEntry> items, @Nullable String nextCursor) {

    /** A whole register fits in one page: the state has fewer than a hundred departments, and 75 districts. */
    static final String DEFAULT_LIMIT = "500";

    private static final int MOST = 500;

    static RegisterPage of(Register register, int limit, @Nullable String cursor) {
        if (limit < 1 || limit > MOST) {
            throw new ProblemException(
                    ProblemType.INVALID_PARAMETER, "limit is " + limit + "; it must be from 1 to " + MOST + ".");
        }
        List<RegisterEntry> all = List.copyOf(register.entries());
        int from = cursor == null ? 0 : start(register, cursor);
        int to = Math.min(all.size(), from + limit);
        return new RegisterPage(
                all.subList(from, to), to < all.size() ? encode(all.get(to).code()) : null);
    }

    /** A cursor holds the code the page starts with, so it stays right when entries are added. */
    private static int start(Register register, String cursor) {
        int index = List.copyOf(register.codes()).indexOf(decode(cursor));
        if (index < 0) {
            throw invalid();
        }
        return index;
    }

    private static String encode(String code) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(code.getBytes(StandardCharsets.UTF_8));
    }

    private static String decode(String cursor) {
        try {
            return new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw invalid();
        }
    }

    private static ProblemException invalid() {
        return new ProblemException(
                ProblemType.INVALID_PARAMETER, "The cursor is not one that an earlier page of this list gave.");
    }
}
