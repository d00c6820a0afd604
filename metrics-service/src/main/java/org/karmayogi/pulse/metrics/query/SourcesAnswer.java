package org.karmayogi.pulse.metrics.query;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What each portal has sent; the answer to {@code GET /v1/sources}. */
public record SourcesAnswer(
        Instant asOf, List<Source> items, @Nullable String nextCursor) implements CsvTable {

    /**
     * A portal.
     *
     * @param source its name; empty for all beyond the first 500 together
     * @param lastSeen when its latest accepted event was received; null where none was
     * @param accepted events it was told are accepted: those that counted, duplicates and conflicts
     * @param counted events that were new
     * @param duplicates events that were there already
     * @param conflicts events whose id was there with another body
     * @param inVain withdrawals, revocations and deactivations among those that counted that have nothing before them
     *     to take back
     * @param rejected events it was told are rejected
     * @param rejectedByReason the same, by reason; the words are those of {@code /v1/rejects}
     * @param setAside valid items of the standard feeds that are not counted
     * @param setAsideByReason the same, by reason
     */
    public record Source(
            String source,
            @Nullable Instant lastSeen,
            long accepted,
            long counted,
            long duplicates,
            long conflicts,
            long inVain,
            long rejected,
            Map<String, Long> rejectedByReason,
            long setAside,
            Map<String, Long> setAsideByReason) {}

    @Override
    public List<String> csvHeader() {
        return List.of(
                "source",
                "lastSeen",
                "accepted",
                "counted",
                "duplicates",
                "conflicts",
                "inVain",
                "rejected",
                "setAside");
    }

    @Override
    public Stream<List<@Nullable Object>> csvRows() {
        return items.stream()
                .map(it -> Arrays.asList(
                        it.source(),
                        it.lastSeen(),
                        it.accepted(),
                        it.counted(),
                        it.duplicates(),
                        it.conflicts(),
                        it.inVain(),
                        it.rejected(),
                        it.setAside()));
    }
}
