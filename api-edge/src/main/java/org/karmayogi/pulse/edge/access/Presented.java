package org.karmayogi.pulse.edge.access;

import org.jspecify.annotations.Nullable;

/**
 * What a request says about who sends it, and where it goes.
 *
 * @param method its method, in upper case
 * @param path its raw path, without query
 * @param apiKey the value of {@link Caller#KEY_HEADER}; null when it is absent
 * @param authorization the value of {@code Authorization}; null when it is absent
 */
public record Presented(
        String method,
        String path,
        @Nullable String apiKey,
        @Nullable String authorization) {

    private static final String BASIC = "Basic ";
    private static final String BEARER = "Bearer ";

    /** HTTP Basic. */
    boolean isPassword() {
        return hasScheme(BASIC);
    }

    /** Any other scheme. */
    boolean isToken() {
        return authorization != null && !isPassword();
    }

    /** To read, as browsers do; and to push to a feed, as the clients of its standard do. */
    boolean takesPassword() {
        return onlyReads() || (isOnFeed() && (method.equals("POST") || method.equals("PUT")));
    }

    boolean takesToken() {
        return isOnFeed() && hasScheme(BEARER);
    }

    boolean onlyReads() {
        return method.equals("GET") || method.equals("HEAD");
    }

    boolean isOnFeed() {
        return AccessRules.isFeed(path);
    }

    /** What follows the scheme; empty where there is none. */
    String credentials() {
        String text = authorization == null ? "" : authorization;
        return text.substring(text.indexOf(' ') + 1).strip();
    }

    private boolean hasScheme(String scheme) {
        return authorization != null && authorization.regionMatches(true, 0, scheme, 0, scheme.length());
    }
}
