package org.karmayogi.pulse.standalone.seed;

/** A permutation of 0 to size − 1 that is computed, not stored: a Feistel network over the next even power of two, walked until inside. */
final class Shuffle {

    private static final int ROUNDS = 4;

    private final long size;
    private final long seed;
    private final int half;

    Shuffle(long size, long seed) {
        this.size = size;
        this.seed = seed;
        int bits = 64 - Long.numberOfLeadingZeros(Math.max(1, size - 1));
        this.half = (bits + 1) / 2;
    }

    long at(long index) {
        long walked = index;
        do {
            walked = permute(walked);
        } while (walked >= size);
        return walked;
    }

    private long permute(long value) {
        long mask = (1L << half) - 1;
        long left = value >>> half;
        long right = value & mask;
        for (int round = 0; round < ROUNDS; round++) {
            long next = left ^ (Dice.mix(right + Dice.mix(seed * ROUNDS + round)) & mask);
            left = right;
            right = next;
        }
        return left << half | right;
    }
}
