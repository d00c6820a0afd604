package org.karmayogi.pulse.edge.access;

import org.jspecify.annotations.Nullable;

/**
 * What a request says about who sends it, and where it goes.
 *
 * @param method its method, in upper case
 * @param path its raw path, without query
 * @param apiKey the value of {@link Caller#KEY_HEADER}; null when it is absent
 * @param authorization the value of {@code Authorization}; null when it is absent
 * @param origin the value of {@code Origin}, which browsers send for a page; null when it is absent
 * @param contentType the value of {@code Content-Type}; null when it is absent
 */
public record Presented(
        String method,
        String path,
        @Nullable String apiKey,
        @Nullable String authorization,
        @Nullable String origin,
        @Nullable String contentType) {

    private static final String BASIC = "Basic ";
    private static final String BEARER = "Bearer ";
    private static final String FORM = "application/x-www-form-urlencoded";

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

    /**
     * A form that a page has a browser send. A browser asks nobody before it sends one, and adds the password it
     * knows; of all that a feed takes this is the only thing that a foreign page could have it send.
     */
    boolean isFormOfAPage() {
        return origin != null && contentType != null && contentType.regionMatches(true, 0, FORM, 0, FORM.length());
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

    /** What follows the scheme; empty where nothing follows it. */
    String credentials() {
        String text = authorization == null ? "" : authorization;
        return text.substring(text.indexOf(' ') + 1).strip();
    }

    private boolean hasScheme(String scheme) {
        return authorization != null && authorization.regionMatches(true, 0, scheme, 0, scheme.length());
    }
}
