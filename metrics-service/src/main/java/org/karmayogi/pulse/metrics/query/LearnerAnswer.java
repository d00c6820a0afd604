package org.karmayogi.pulse.metrics.query;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.karmayogi.pulse.metrics.fold.Contributions;
import org.karmayogi.pulse.metrics.fold.CourseState;
import org.karmayogi.pulse.metrics.fold.Fact;
import org.karmayogi.pulse.metrics.fold.GovernmentDay;
import org.karmayogi.pulse.metrics.fold.LearnerState;
import org.karmayogi.pulse.metrics.fold.Links;
import org.karmayogi.pulse.metrics.fold.Posting;

/**
 * The proof behind a count: a learner's facts, what they add up to, and where that is counted; the answer to
 * {@code GET /v1/learners/{id}}.
 *
 * @param partition the learner's partition of the log
 * @param offset the checkpoint the answer is consistent with
 * @param linkedTo the learner this id is an alias of; null where the id is not an alias
 * @param aliases ids that are linked to this one
 * @param standing {@code registered}, {@code deactivated} or {@code unregistered}
 * @param posting the one in force now; null for those never onboarded
 * @param postings all of them, the earliest first
 * @param cells every number this learner adds to a total
 */
record LearnerAnswer(
        String learnerId,
        @Nullable Instant asOf,
        int partition,
        long offset,
        @Nullable String linkedTo,
        List<String> aliases,
        String standing,
        @Nullable PostingView posting,
        @Nullable String name,
        int enrolments,
        int completions,
        long trainingMinutes,
        double trainingHours,
        List<PostingView> postings,
        List<CourseView> courses,
        List<FactView> facts,
        List<CellView> cells) {

    /**
     * A posting.
     *
     * @param from the government day it is in force from; what happened before the first counts at the first
     */
    record PostingView(String from, String department, String district, String category) {
        static List<PostingView> of(LearnerState state) {
            List<PostingView> all = new ArrayList<>();
            if (state.postings() != null) {
                state.postings().forEach((day, posting) -> all.add(of(day, posting)));
            }
            return all;
        }

        private static PostingView of(int day, Posting posting) {
            return new PostingView(
                    GovernmentDay.day(day),
                    posting.department(),
                    posting.district(),
                    posting.category().code());
        }
    }

    /**
     * What stands of a course.
     *
     * @param enrolledOn the government day the enrolment counts on; null where none stands, and so for {@code completedOn}
     */
    record CourseView(
            String courseId,
            boolean enrolled,
            @Nullable String enrolledOn,
            boolean completed,
            @Nullable String completedOn,
            int minutes) {

        static CourseView of(String courseId, CourseState state) {
            return new CourseView(
                    courseId,
                    state.enrolled(),
                    state.enrolled() ? GovernmentDay.day(state.enrolledOn()) : null,
                    state.completed(),
                    state.completed() ? GovernmentDay.day(state.completedOn()) : null,
                    state.minutes());
        }
    }

    /**
     * A cell the learner counts in.
     *
     * @param kind {@code unit}, {@code unregistered}, {@code day}, {@code month}, {@code course} or {@code in-vain}
     * @param key the department, the day, the department and month, the course, or the source
     * @param cell such as {@code LUCKNOW|officer}
     * @param adds numbers that are not zero, by the name of what they count
     */
    record CellView(String kind, String key, String cell, Map<String, Long> adds) {

        static List<CellView> of(String learnerId, List<Fact> facts) {
            Contributions contributions = new Contributions();
            contributions.add(learnerId, facts, 0);
            List<CellView> all = new ArrayList<>();
            contributions.forEach((total, cells) -> cells.forEach((cell, numbers) -> {
                Map<String, Long> adds = new LinkedHashMap<>();
                for (int i = 0; i < numbers.length; i++) {
                    if (numbers[i] != 0) {
                        adds.put(total.kind().measures().get(i), numbers[i]);
                    }
                }
                all.add(new CellView(total.kind().code(), total.key(), cell, adds));
            }));
            all.sort(Comparator.comparing(CellView::kind)
                    .thenComparing(CellView::key)
                    .thenComparing(CellView::cell));
            return all;
        }
    }

    static LearnerAnswer of(String learnerId, @Nullable Instant asOf, int partition, long offset, List<Fact> facts) {
        LearnerState state = LearnerState.project(learnerId, facts);
        Links links = Links.of(learnerId, facts);
        List<CourseView> courses = state.courses().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(entry -> CourseView.of(entry.getKey(), entry.getValue()))
                .toList();
        List<PostingView> postings = PostingView.of(state);
        long minutes = courses.stream().mapToLong(CourseView::minutes).sum();
        return new LearnerAnswer(
                learnerId,
                asOf,
                partition,
                offset,
                links.linkedTo(),
                links.aliases(),
                state.standing().name().toLowerCase(Locale.ROOT),
                postings.isEmpty() ? null : postings.get(postings.size() - 1),
                state.name(),
                (int) courses.stream().filter(CourseView::enrolled).count(),
                state.completions(),
                minutes,
                Figures.hours(minutes),
                postings,
                courses,
                FactView.of(learnerId, facts),
                CellView.of(learnerId, facts));
    }
}
