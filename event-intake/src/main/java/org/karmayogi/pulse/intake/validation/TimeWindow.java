package org.karmayogi.pulse.intake.validation;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import org.karmayogi.pulse.edge.register.Quoted;

/**
 * When an event may have happened: since the portal exists, and not in the future but for clocks that differ.
 *
 * @param now when it is received
 * @param latest the last second it may have happened in, since 1970
 */
public record TimeWindow(Instant now, long latest) {

    private static final long EARLIEST = Instant.parse("2018-01-01T00:00:00Z").getEpochSecond();
    private static final Duration AHEAD = Duration.ofMinutes(10);

    /** The window of what is received at that time. */
    public static TimeWindow at(Instant now) {
        return new TimeWindow(now, now.plus(AHEAD).getEpochSecond());
    }

    /** What is wrong with the time, if anything. */
    public Optional<String> fault(String text) {
        OptionalLong parsed = OccurredAt.epochSecond(text);
        if (parsed.isEmpty()) {
            return Optional.of("'" + Quoted.of(text)
                    + "' is not a time in RFC 3339 with an offset, such as 2026-01-15T10:30:00+05:30.");
        }
        long second = parsed.getAsLong();
        if (second < EARLIEST) {
            return Optional.of("'" + text + "' is before 2018-01-01T00:00:00Z.");
        }
        if (second > latest) {
            return Optional.of("'" + text + "' is more than 10 minutes ahead of the server's clock (" + now + ").");
        }
        return Optional.empty();
    }
}
