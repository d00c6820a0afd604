package org.karmayogi.pulse.edge.access;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Who sends a request, by what it presents: the one reading of keys for the gateway and the services behind it.
 *
 * <p>A program sends its key in {@code X-API-Key}. A person's browser can not, so for GET and HEAD the key may also be the password
 * of HTTP Basic, whatever the user name. A browser sends that by itself, even when a foreign page makes it send the request, which
 * is why Basic changes nothing: with any other method it is refused. Where both are present, {@code X-API-Key} is read, which no
 * foreign page can set.
 */
public sealed interface Caller {

    /** The header of a key. */
    String KEY_HEADER = "X-API-Key";

    /** Nothing was presented. */
    record Nobody() implements Caller {}

    /** The owner of a key, and the key as it was presented. */
    record Known(ApiClient client, ApiKey key) implements Caller {}

    /** What was presented is not right; {@code why} is for the caller to read. */
    record Refused(String why) implements Caller {}

    /**
     * Reads what a request presents.
     *
     * @param apiKey the value of {@link #KEY_HEADER}; null when it is absent
     * @param authorization the value of {@code Authorization}; null when it is absent
     */
    static Caller of(ApiKeyRegistry keys, String method, @Nullable String apiKey, @Nullable String authorization) {
        if (authorization != null && !isBasic(authorization)) {
            return new Refused("Tokens are not accepted; use X-API-Key");
        }
        if (apiKey != null) {
            return owner(keys, apiKey, "The key in X-API-Key");
        }
        if (authorization == null) {
            return new Nobody();
        }
        if (!onlyReads(method)) {
            return new Refused("HTTP Basic is accepted for GET and HEAD; use X-API-Key");
        }
        return owner(keys, password(authorization), "The key in the password of HTTP Basic");
    }

    /** The {@code WWW-Authenticate} of a 401: a person's browser is told to ask for a password, a program what header to send. */
    static String challenge(String method, @Nullable String accept) {
        boolean browser = accept != null && accept.toLowerCase(Locale.ROOT).contains("text/html");
        return browser && onlyReads(method)
                ? "Basic realm=\"Karmayogi Pulse: any user name, an API key as password\", charset=\"UTF-8\""
                : "ApiKey";
    }

    private static boolean onlyReads(String method) {
        return method.equals("GET") || method.equals("HEAD");
    }

    private static boolean isBasic(String authorization) {
        return authorization.regionMatches(true, 0, "Basic ", 0, "Basic ".length());
    }

    private static Caller owner(ApiKeyRegistry keys, String presented, String name) {
        return keys.find(presented)
                .map(key -> key.hasExpired(Instant.now())
                        ? new Refused(name + " expired at " + key.expires() + "; ask for a new one")
                        : new Known(key.client(), new ApiKey(presented)))
                .orElseGet(() -> new Refused(name + " is not known"));
    }

    /** Empty, which is nobody's key, where there is none. */
    private static String password(String authorization) {
        try {
            byte[] pair = Base64.getDecoder()
                    .decode(authorization.substring("Basic ".length()).strip());
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(pair))
                    .toString();
            int colon = text.indexOf(':');
            return colon < 0 ? "" : text.substring(colon + 1);
        } catch (IllegalArgumentException | CharacterCodingException e) {
            return "";
        }
    }
}
