package org.karmayogi.pulse.edge.access;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;

/**
 * Who sends a request, by what it presents: the one reading of keys for the gateway and the services behind it.
 *
 * <p>A program sends its key in {@code X-API-Key}. A person's browser can not, so for GET and HEAD the key may also be the password
 * of HTTP Basic, whatever the user name. A browser sends that by itself, even when a foreign page makes it send the request, which
 * is why Basic changes nothing: with any other method it is refused. The two standard feeds are the exception, since
 * their clients send nothing else: there Basic is taken for POST and PUT, too, and the key as a Bearer token with any
 * method. What a foreign page could have a browser send to them without being asked, a form, is refused.
 *
 * <p>Where a password is present beside {@code X-API-Key}, the latter is read, which no foreign page can set: a
 * browser adds the password by itself. Nothing adds a token by itself, so a token beside a key is refused.
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

    /** Reads what a request presents. */
    static Caller of(ApiKeyRegistry keys, Presented presented) {
        String apiKey = presented.apiKey();
        if (presented.isToken()) {
            return token(keys, presented);
        }
        if (apiKey != null) {
            return owner(keys, apiKey, "The key in X-API-Key");
        }
        if (!presented.isPassword()) {
            return new Nobody();
        }
        return password(keys, presented);
    }

    private static Caller password(ApiKeyRegistry keys, Presented presented) {
        if (!presented.takesPassword()) {
            return new Refused(
                    "HTTP Basic is accepted for GET and HEAD, and on the feeds for POST and PUT; use X-API-Key");
        }
        if (!presented.onlyReads() && presented.isFormOfAPage()) {
            return new Refused("HTTP Basic is not accepted with a form that a browser sends for a page; use X-API-Key");
        }
        return owner(keys, password(presented.credentials()), "The key in the password of HTTP Basic");
    }

    private static Caller token(ApiKeyRegistry keys, Presented presented) {
        if (!presented.takesToken()) {
            return new Refused("Tokens are not accepted; use X-API-Key");
        }
        if (presented.apiKey() != null) {
            return new Refused("A key in X-API-Key and a token in Authorization were sent; send one of them");
        }
        String token = presented.credentials();
        return isJwt(token)
                ? new Refused("The Bearer token is a JWT, which is not accepted; send an API key as the token")
                : owner(keys, token, "The key in the Bearer token");
    }

    /** Header, claims and signature, which no API key has. */
    private static boolean isJwt(String token) {
        return token.chars().filter(character -> character == '.').count() == 2;
    }

    private static Caller owner(ApiKeyRegistry keys, String presented, String name) {
        return keys.find(presented)
                .map(key -> key.hasExpired(Instant.now())
                        ? new Refused(name + " expired at " + key.expires() + "; ask for a new one")
                        : new Known(key.client(), new ApiKey(presented)))
                .orElseGet(() -> new Refused(name + " is not known"));
    }

    /** Empty, which is nobody's key, where there is none. */
    private static String password(String credentials) {
        try {
            byte[] pair = Base64.getDecoder().decode(credentials);
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
