package org.karmayogi.pulse.bench.http;

import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.karmayogi.pulse.bench.Settings;

/**
 * Loads all sides in turn, a slice each, until none of them gets faster. How long compilers need differs by the machine and by the hour,
 * so that a fixed time is too short on one and wasted on another; and all sides are given the same.
 */
public final class WarmUp {

    /** Long enough that a slice's rate tells more of the side than of the moment. */
    static final Duration SLICE = Duration.ofSeconds(2);

    /** A side is warm when that many slices one after the other have not been faster than its fastest before, give or take {@link #NOISE}. */
    static final int FLAT_SLICES = 3;

    private static final double NOISE = 1.05;

    private WarmUp() {}

    /** One side under load. */
    @FunctionalInterface
    public interface Load {

        /** Loads it for that long; returns what it answers a second. */
        double perSecond(Duration duration) throws IOException;
    }

    /**
     * Warms them up, and tells how that went.
     *
     * @param mostSlices after which it ends although a side may still get faster
     * @return whether none of them does, as far as so many slices can tell
     */
    public static boolean run(Settings settings, int mostSlices, List<Load> loads) throws IOException {
        double[] fastest = new double[loads.size()];
        int[] flat = new int[loads.size()];
        for (int slice = 1; slice <= mostSlices; slice++) {
            for (int i = 0; i < loads.size(); i++) {
                double rate = loads.get(i).perSecond(SLICE);
                flat[i] = rate > fastest[i] * NOISE ? 0 : flat[i] + 1;
                fastest[i] = Math.max(fastest[i], rate);
            }
            if (Arrays.stream(flat).allMatch(slices -> slices >= FLAT_SLICES)) {
                settings.progress("warm after %d slices of %d s a side", slice, SLICE.toSeconds());
                return true;
            }
        }
        settings.progress(
                "not known to be warm after %d slices of %d s a side, so ratios may be off",
                mostSlices, SLICE.toSeconds());
        return false;
    }
}
