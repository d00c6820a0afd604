package org.karmayogi.pulse.metrics.query;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.karmayogi.pulse.metrics.fold.Fact;
import org.karmayogi.pulse.metrics.fold.LearnerState;
import org.karmayogi.pulse.metrics.fold.LearningEvent;
import org.karmayogi.pulse.metrics.fold.Posting;

/**
 * The proof behind a count: a learner's facts and what they add up to; the answer to {@code GET /v1/learners/{id}}.
 *
 * @param partition the learner's partition of the log
 * @param offset the checkpoint the answer is consistent with
 */
record LearnerAnswer(
        String learnerId,
        @Nullable Instant asOf,
        int partition,
        long offset,
        String standing,
        @Nullable PostingView posting,
        @Nullable String name,
        int enrolments,
        int completions,
        long trainingMinutes,
        double trainingHours,
        List<CourseView> courses,
        List<FactView> facts) {

    record PostingView(String department, String district, String category) {
        static @Nullable PostingView of(@Nullable Posting posting) {
            return posting == null
                    ? null
                    : new PostingView(
                            posting.department(),
                            posting.district(),
                            posting.category().code());
        }
    }

    record CourseView(String courseId, boolean enrolled, boolean completed, int minutes) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record FactView(
            long offset,
            String source,
            String id,
            String type,
            Instant occurredAt,
            @Nullable String department,
            @Nullable String district,
            @Nullable String category,
            @Nullable String courseId,
            @Nullable Integer durationMinutes) {

        static FactView of(Fact fact) {
            LearningEvent event = fact.event();
            LearningEvent.@Nullable Posted posted = event instanceof LearningEvent.Posted p ? p : null;
            Integer minutes = event instanceof LearningEvent.Completed c && c.durationMinutes() > 0
                    ? Integer.valueOf(c.durationMinutes())
                    : null;
            return new FactView(
                    fact.offset(),
                    fact.source(),
                    fact.id(),
                    event.family(),
                    fact.occurredAt(),
                    posted == null ? null : posted.department(),
                    posted == null ? null : posted.district(),
                    posted == null || posted.category() == null
                            ? null
                            : posted.category().code(),
                    event instanceof LearningEvent.OnCourse on ? on.courseId() : null,
                    minutes);
        }
    }

    static LearnerAnswer of(String learnerId, @Nullable Instant asOf, int partition, long offset, List<Fact> facts) {
        LearnerState state = LearnerState.project(facts);
        List<CourseView> courses = state.courses().entrySet().stream()
                .sorted(java.util.Map.Entry.comparingByKey())
                .map(entry -> new CourseView(
                        entry.getKey(),
                        entry.getValue().enrolled(),
                        entry.getValue().completed(),
                        entry.getValue().minutes()))
                .toList();
        long minutes = courses.stream().mapToLong(CourseView::minutes).sum();
        return new LearnerAnswer(
                learnerId,
                asOf,
                partition,
                offset,
                state.standing().name().toLowerCase(java.util.Locale.ROOT),
                PostingView.of(state.posting()),
                state.name(),
                (int) courses.stream().filter(CourseView::enrolled).count(),
                state.completions(),
                minutes,
                Figures.hours(minutes),
                courses,
                facts.stream().sorted(Fact.BY_OCCURRENCE).map(FactView::of).toList());
    }
}
