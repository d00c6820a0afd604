package org.karmayogi.pulse.edge.access;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a 401 asks for. */
public final class Challenge {

    private static final String KEY = "ApiKey";
    private static final String PASSWORD =
            "Basic realm=\"Karmayogi Pulse: any user name, an API key as password\", charset=\"UTF-8\"";
    private static final String TOKEN = "Bearer realm=\"Karmayogi Pulse: an API key as token\"";

    private Challenge() {}

    /**
     * The values of {@code WWW-Authenticate}, a header each. A person's browser is told to ask for a password, a
     * program what header to send; on a feed the schemes of the feed's own clients come first, some of which log in
     * only when they are asked to.
     *
     * @param accept the request's {@code Accept}; null when it is absent
     */
    public static List<String> of(Presented presented, @Nullable String accept) {
        if (presented.isOnFeed()) {
            return List.of(PASSWORD, TOKEN, KEY);
        }
        boolean browser = accept != null && accept.toLowerCase(Locale.ROOT).contains("text/html");
        return List.of(browser && presented.onlyReads() ? PASSWORD : KEY);
    }

    /** What to tell a caller that presented nothing. */
    public static String detail(Presented presented) {
        return presented.isOnFeed()
                ? "Send an API key in X-API-Key, as the password of HTTP Basic or as the Bearer token"
                : "Send an API key in X-API-Key";
    }
}
