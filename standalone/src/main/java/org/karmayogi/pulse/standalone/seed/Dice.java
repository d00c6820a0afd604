package org.karmayogi.pulse.standalone.seed;

/**
 * Random numbers that belong to a place (a seed, a stream, an index) instead of to the moment they are drawn: SplitMix64 started
 * from a hash of the place. So event 1,700,000 needs none of the events before it.
 */
final class Dice {

    private static final long GAMMA = 0x9E3779B97F4A7C15L;

    private long state;

    private Dice(long state) {
        this.state = state;
    }

    static Dice at(long... place) {
        long hash = GAMMA;
        for (long part : place) {
            hash = mix(hash + GAMMA * (part + 1));
        }
        return new Dice(hash);
    }

    /** From 0 to {@code bound - 1}. */
    int below(int bound) {
        return (int) (unit() * bound);
    }

    long below(long bound) {
        return (long) (unit() * bound);
    }

    /** At least 0, less than 1. */
    double unit() {
        state += GAMMA;
        return (mix(state) >>> 11) * 0x1.0p-53;
    }

    /** Few hot ones, many cold ones: a hundred entries' first ten get about half. */
    int skewed(int bound) {
        double u = unit();
        return (int) (u * u * u * bound);
    }

    static long mix(long z) {
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
