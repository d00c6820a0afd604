package org.karmayogi.pulse.edge.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/**
 * A secret as a caller presents it. Generated keys are 256 random bits in base64url, 43 characters; that is beyond
 * guessing, which is why one round of SHA-256 is enough to store them.
 */
public record ApiKey(String value) {

    private static final int RANDOM_BYTES = 32;

    /** A fresh key from the platform's strong random source. */
    public static ApiKey generate() {
        byte[] random = new byte[RANDOM_BYTES];
        new SecureRandom().nextBytes(random);
        return new ApiKey(Base64.getUrlEncoder().withoutPadding().encodeToString(random));
    }

    /** What a keys file stores: 64 lower-case hexadecimal digits. */
    public String sha256() {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(value.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    /** Never the secret: keys must not reach a log by accident. */
    @Override
    public String toString() {
        return "ApiKey[…]";
    }
}
