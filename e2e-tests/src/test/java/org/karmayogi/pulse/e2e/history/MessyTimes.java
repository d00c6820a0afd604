package org.karmayogi.pulse.e2e.history;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Random;

/** Moments between 2019 and 2025, many of them equal or a microsecond apart, written in several of RFC 3339's ways. */
final class MessyTimes {

    private static final long FIRST = Instant.parse("2019-01-01T00:00:00Z").getEpochSecond();
    private static final long LAST = Instant.parse("2025-01-01T00:00:00Z").getEpochSecond();

    /** So few that most learners have several facts at one of them. */
    private static final int CROWDED = 12;

    private static final List<String> OFFSETS = List.of("Z", "+05:30", "-03:00", "+00:00");

    private final Random random;

    MessyTimes(Random random) {
        this.random = random;
    }

    String next() {
        return random.nextInt(4) == 0 ? crowded() : write(second(random.nextDouble()), random.nextInt(1_000_000));
    }

    private String crowded() {
        return write(second(random.nextInt(CROWDED) / (double) CROWDED), random.nextInt(3));
    }

    private static long second(double share) {
        return FIRST + (long) (share * (LAST - FIRST));
    }

    private String write(long second, int micros) {
        String offset = OFFSETS.get(random.nextInt(OFFSETS.size()));
        String fraction = micros == 0 ? "" : ".%06d".formatted(micros);
        return DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(
                        Instant.ofEpochSecond(second).atOffset(ZoneOffset.of(offset)))
                + fraction
                + offset;
    }
}
