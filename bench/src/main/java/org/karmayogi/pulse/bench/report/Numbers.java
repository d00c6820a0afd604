package org.karmayogi.pulse.bench.report;

import java.util.Locale;

/** Numbers as a reader wants them: three figures or so. */
final class Numbers {

    private Numbers() {}

    static String text(double number) {
        String format = Math.abs(number) >= 100 ? "%,.0f" : Math.abs(number) >= 10 ? "%.1f" : "%.2f";
        return String.format(Locale.ROOT, format, number);
    }
}
