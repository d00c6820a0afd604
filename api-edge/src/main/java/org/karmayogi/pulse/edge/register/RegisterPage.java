package org.karmayogi.pulse.edge.register;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.karmayogi.pulse.edge.problem.ProblemException;
import org.karmayogi.pulse.edge.problem.ProblemType;

/**
 * Some entries of a register, and where the next page starts; no cursor on the last page.
 *
 * @param <E> what an entry is
 */
public record RegisterPage<E>(List<E> items, @Nullable String nextCursor) {

    /** A whole register fits in one page: the state has fewer than a hundred departments, and 75 districts. */
    public static final String DEFAULT_LIMIT = "500";

    private static final int MOST = 500;

    /**
     * A page of departments or districts.
     *
     * @throws ProblemException of type {@code invalid-parameter} for a limit outside 1 to 500, or a cursor no page gave
     */
    public static RegisterPage<RegisterEntry> of(Register register, int limit, @Nullable String cursor) {
        return of(List.copyOf(register.entries()), RegisterEntry::code, limit, cursor);
    }

    /**
     * A page of any register.
     *
     * @param code tells entries apart
     * @throws ProblemException of type {@code invalid-parameter} for a limit outside 1 to 500, or a cursor no page gave
     */
    public static <E> RegisterPage<E> of(List<E> all, Function<E, String> code, int limit, @Nullable String cursor) {
        if (limit < 1 || limit > MOST) {
            throw new ProblemException(
                    ProblemType.INVALID_PARAMETER, "limit is " + limit + "; it must be from 1 to " + MOST + ".");
        }
        int from = cursor == null ? 0 : start(all.stream().map(code).toList(), cursor);
        int to = Math.min(all.size(), from + limit);
        return new RegisterPage<>(all.subList(from, to), to < all.size() ? encode(code.apply(all.get(to))) : null);
    }

    /** A cursor holds the code the page starts with, so it stays right when entries are added. */
    private static int start(List<String> codes, String cursor) {
        int index = codes.indexOf(decode(cursor));
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
