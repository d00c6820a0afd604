package org.karmayogi.pulse.bench;

import java.io.PrintStream;
import java.util.Locale;
import org.karmayogi.pulse.bench.report.Bound;

/**
 * How a measurement is to be made.
 *
 * @param rounds how often each side is measured, alternating
 * @param quick less data, shorter rounds, and services, peers, broker and store with the first compiler only, since the second is at work for
 *     longer than all of that takes: to see that it works and that no ratio has fallen, not to know how fast it is
 * @param seed the population's
 * @param out where progress is told
 */
public record Settings(int rounds, boolean quick, long seed, PrintStream out) {

    /**
     * What a figure has to hold.
     *
     * @param inShort where the measurement is quick
     */
    public Bound bound(Bound inFull, Bound inShort) {
        return quick ? inShort : inFull;
    }

    /** So many people or events; a tenth of them where the measurement is quick. */
    public int scaled(int full) {
        return quick ? full / 10 : full;
    }

    /** Tells how it goes. */
    public void progress(String format, Object... values) {
        out.printf(Locale.ROOT, "  " + format + "%n", values);
    }
}
