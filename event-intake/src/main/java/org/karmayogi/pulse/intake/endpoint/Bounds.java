package org.karmayogi.pulse.intake.endpoint;

import java.time.Duration;
import org.springframework.util.unit.DataSize;

/** Refuses a property that is out of its bounds, in words its reader can act on. */
final class Bounds {

    private Bounds() {}

    static void require(String property, long value, long least, long most) {
        require("pulse.intake." + property + " is " + value, value, least, most, "");
    }

    static void require(String property, DataSize value, DataSize least, DataSize most) {
        require(
                "pulse.intake." + property + " is " + value,
                value.toBytes(),
                least.toBytes(),
                most.toBytes(),
                " bytes");
    }

    static void require(String property, Duration value, Duration least, Duration most) {
        require(
                "pulse.intake." + property + " is " + value.toMillis() + " ms",
                value.toMillis(),
                least.toMillis(),
                most.toMillis(),
                " ms");
    }

    private static void require(String found, long value, long least, long most, String unit) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(found + "; it must be from " + least + unit + " to " + most + unit);
        }
    }
}
