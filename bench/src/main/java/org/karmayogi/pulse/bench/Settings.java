package org.karmayogi.pulse.bench;

import java.io.PrintStream;
import java.util.Locale;

/**
 * How a measurement is to be made.
 *
 * @param rounds how often each side is measured, alternating
 * @param quick a tenth of the data and shorter rounds: to see that it works, not to know how fast
 * @param seed the population's
 * @param out where progress is told
 */
public record Settings(int rounds, boolean quick, long seed, PrintStream out) {

    /** Tells how it goes. */
    public void progress(String format, Object... values) {
        out.printf(Locale.ROOT, "  " + format + "%n", values);
    }
}
