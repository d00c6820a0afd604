package org.karmayogi.pulse.metrics.query;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.karmayogi.pulse.metrics.fold.LearnerState;
import org.karmayogi.pulse.metrics.fold.Posting;

/**
 * The answer to {@code GET /v1/departments/{code}/pending}.
 *
 * @param with what they are pending with: {@code none} or {@code under-three}
 * @param items by learner id
 */
public record PendingAnswer(
        @Nullable Instant asOf,
        Scope scope,
        String with,
        List<Person> items,
        @Nullable String nextCursor) implements CsvTable {

    /**
     * Someone who is still to complete courses.
     *
     * @param missing completions short of three
     * @param inProgress courses enrolled in and not completed
     */
    public record Person(
            String learnerId,
            @Nullable String name,
            String district,
            String category,
            int completions,
            int missing,
            List<String> inProgress) {

        static Person of(String learnerId, LearnerState state, Posting posting) {
            List<String> open = state.courses().entrySet().stream()
                    .filter(course ->
                            course.getValue().enrolled() && !course.getValue().completed())
                    .map(Map.Entry::getKey)
                    .sorted()
                    .toList();
            return new Person(
                    learnerId,
                    state.name(),
                    posting.district(),
                    posting.category().code(),
                    state.completions(),
                    Math.max(0, 3 - state.completions()),
                    open);
        }
    }

    @Override
    public List<String> csvHeader() {
        return List.of("learnerId", "name", "district", "category", "completions", "missing", "inProgress");
    }

    @Override
    public Stream<List<@Nullable Object>> csvRows() {
        return items.stream()
                .map(it -> Arrays.asList(
                        it.learnerId(),
                        it.name(),
                        it.district(),
                        it.category(),
                        it.completions(),
                        it.missing(),
                        String.join(" ", it.inProgress())));
    }
}
