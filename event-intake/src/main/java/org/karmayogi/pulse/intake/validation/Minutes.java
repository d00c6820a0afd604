package org.karmayogi.pulse.intake.validation;

import java.math.BigDecimal;
import java.util.OptionalInt;

/** How long a completion took. JSON Schema takes 45.0 for the integer 45, and so do we. */
final class Minutes {

    static final int LEAST = 1;
    static final int MOST = 60_000;

    private Minutes() {}

    /** The number of minutes; empty if the JSON number is not a whole one within the range. */
    static OptionalInt parse(String jsonNumber) {
        return isPlain(jsonNumber) ? inRange(Integer.parseInt(jsonNumber)) : parseAny(jsonNumber);
    }

    /** Whether it is of digits only, and as many as the largest in range has: nearly all are. */
    private static boolean isPlain(String jsonNumber) {
        if (jsonNumber.isEmpty() || jsonNumber.length() > 5) {
            return false;
        }
        for (int i = 0; i < jsonNumber.length(); i++) {
            if (jsonNumber.charAt(i) < '0' || jsonNumber.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }

    private static OptionalInt inRange(int minutes) {
        return minutes >= LEAST && minutes <= MOST ? OptionalInt.of(minutes) : OptionalInt.empty();
    }

    private static OptionalInt parseAny(String jsonNumber) {
        try {
            BigDecimal number = new BigDecimal(jsonNumber);
            // The range first: it compares magnitudes, where writing 1e999999999 out would take a gigabyte.
            boolean inRange =
                    number.compareTo(BigDecimal.valueOf(LEAST)) >= 0 && number.compareTo(BigDecimal.valueOf(MOST)) <= 0;
            return inRange && number.stripTrailingZeros().scale() <= 0
                    ? OptionalInt.of(number.intValueExact())
                    : OptionalInt.empty();
        } catch (NumberFormatException e) {
            // An exponent beyond what BigDecimal holds, so far beyond any duration.
            return OptionalInt.empty();
        }
    }
}
