package org.karmayogi.pulse.metrics.review;

/** Whole numbers as they are written in India: 12,34,567. The formats of the JDK know groups of one size only. */
final class IndianNumber {

    private IndianNumber() {}

    /** With a minus where it is negative. */
    static String of(long number) {
        String digits = Long.toString(Math.abs(number));
        StringBuilder grouped = new StringBuilder(digits);
        for (int at = digits.length() - 3; at > 0; at -= 2) {
            grouped.insert(at, ',');
        }
        return (number < 0 ? "−" : "") + grouped;
    }

    /** With a plus where it is positive. */
    static String signed(long number) {
        return (number > 0 ? "+" : "") + of(number);
    }
}
