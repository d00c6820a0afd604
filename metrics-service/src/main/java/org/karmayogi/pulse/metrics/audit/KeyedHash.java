package org.karmayogi.pulse.metrics.audit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;

/** A hash of 64 bits under a key, so that nobody can choose texts that meet. Not thread-safe. */
@FunctionalInterface
interface KeyedHash {

    /** The hash of two texts. */
    long of(String first, String second);

    /** The first bits of SHA-256 behind a random key that no one else has: a quarter of a microsecond a hash. */
    static KeyedHash random() {
        byte[] key = new byte[16];
        new SecureRandom().nextBytes(key);
        MessageDigest digest = sha256();
        return (first, second) -> {
            digest.update(key);
            digest.update(first.getBytes(UTF_8));
            digest.update((byte) 0);
            digest.update(second.getBytes(UTF_8));
            return ByteBuffer.wrap(digest.digest()).getLong();
        };
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
