package org.karmayogi.pulse.intake.event;

import java.util.random.RandomGenerator;

/**
 * Hashes of identifiers in 64 bits, of which the upper are the better. Another function in every process, so that
 * nobody can send ids that collide.
 */
public final class IdHash {

    private static final long MULTIPLIER = RandomGenerator.getDefault().nextLong() | 1;

    private IdHash() {}

    /** Equal for equal ids; of two others equal once in 2^64 times. */
    public static long of(String id) {
        long hash = id.length();
        for (int i = 0; i < id.length(); i++) {
            hash = (hash ^ id.charAt(i)) * MULTIPLIER;
            hash ^= hash >>> 32;
        }
        return hash * MULTIPLIER;
    }
}
