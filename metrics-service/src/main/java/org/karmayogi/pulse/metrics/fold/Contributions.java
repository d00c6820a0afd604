package org.karmayogi.pulse.metrics.fold;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiConsumer;

/**
 * What learners add to which totals. A new fact changes the totals by what its learner contributes after it, less what
 * the learner contributed before; transfers, withdrawals and revocations are nothing special. Not thread-safe.
 */
public final class Contributions {

    private final Map<TotalKey, Cells> byTotal = new HashMap<>();

    /** Adds the difference that one learner's change from one state to another makes. */
    public void change(LearnerState before, LearnerState after) {
        if (samePlaces(before, after)) {
            changeInPlace(before, after);
        } else {
            addAll(-1, before);
            addAll(1, after);
        }
    }

    /** The totals that change, each with the difference of its cells; totals whose difference is zero are left out. */
    public void forEach(BiConsumer<TotalKey, Cells> action) {
        byTotal.forEach((key, cells) -> {
            if (!cells.isEmpty()) {
                action.accept(key, cells);
            }
        });
    }

    /** Whether every course counts in the same places in both states, so that only changed courses need a look. */
    private static boolean samePlaces(LearnerState before, LearnerState after) {
        return before.standing() == after.standing()
                && before.onboardedOn() == after.onboardedOn()
                && Objects.equals(before.postings(), after.postings());
    }

    private void changeInPlace(LearnerState before, LearnerState after) {
        if (before.registered()) {
            Posting posting = Objects.requireNonNull(after.posting());
            long[] difference = unit(after);
            long[] old = unit(before);
            Arrays.setAll(difference, i -> difference[i] - old[i]);
            addUnit(1, posting, difference);
        } else if (before.standing() == LearnerState.Standing.UNREGISTERED) {
            addUnregistered(-1, before);
            addUnregistered(1, after);
        }
        after.courses().forEach((course, state) -> {
            CourseState old = before.courses().get(course);
            if (!state.equals(old)) {
                if (old != null) {
                    addCourse(-1, before, course, old);
                }
                addCourse(1, after, course, state);
            }
        });
        before.courses().forEach((course, old) -> {
            if (!after.courses().containsKey(course)) {
                addCourse(-1, before, course, old);
            }
        });
    }

    private void addAll(int sign, LearnerState state) {
        PostingHistory postings = state.postings();
        if (postings == null) {
            addUnregistered(sign, state);
            return;
        }
        addToSeries(sign, postings.on(state.onboardedOn()), state.onboardedOn(), 1, 0, 0, 0);
        if (state.registered()) {
            addUnit(sign, postings.current(), unit(state));
        }
        state.courses().forEach((course, about) -> addCourse(sign, state, course, about));
    }

    private void addUnit(int sign, Posting posting, long[] numbers) {
        cells(TotalKind.UNIT, posting.department())
                .add(posting.district() + '|' + posting.category().code(), sign, numbers);
    }

    /** A registered learner's numbers, in the order of the measures of {@link TotalKind#UNIT}. */
    private static long[] unit(LearnerState state) {
        long enrolments = 0;
        long open = 0;
        long completions = 0;
        long minutes = 0;
        for (CourseState course : state.courses().values()) {
            enrolments += course.enrolled() ? 1 : 0;
            open += course.enrolled() && !course.completed() ? 1 : 0;
            completions += course.completed() ? 1 : 0;
            minutes += course.minutes();
        }
        return new long[] {
            1,
            enrolments > 0 ? 1 : 0,
            enrolments,
            open > 0 ? 1 : 0,
            completions,
            minutes,
            completions >= 1 ? 1 : 0,
            completions >= 3 ? 1 : 0
        };
    }

    private void addUnregistered(int sign, LearnerState state) {
        if (!state.courses().isEmpty()) {
            long[] unit = unit(state);
            cells(TotalKey.UNREGISTERED).add("", sign, 1, unit[2], unit[4], unit[5]);
        }
    }

    private void addCourse(int sign, LearnerState state, String course, CourseState about) {
        PostingHistory postings = state.postings();
        if (postings == null || !about.enrolled()) {
            return;
        }
        int completions = about.completed() ? 1 : 0;
        if (state.registered()) {
            cells(TotalKind.COURSE, course).add(postings.current().department(), sign, 1, completions, about.minutes());
        }
        addToSeries(sign, postings.on(about.enrolledOn()), about.enrolledOn(), 0, 1, 0, 0);
        if (about.completed()) {
            addToSeries(sign, postings.on(about.completedOn()), about.completedOn(), 0, 0, 1, about.minutes());
        }
    }

    private void addToSeries(int sign, Posting posting, int epochDay, long... numbers) {
        String date = GovernmentDay.day(epochDay);
        Cells day = cells(TotalKind.DAY, date);
        day.add("department|" + posting.department(), sign, numbers);
        day.add("district|" + posting.district(), sign, numbers);
        day.add("category|" + posting.category().code(), sign, numbers);
        cells(TotalKind.MONTH, posting.department() + '|' + GovernmentDay.month(epochDay))
                .add(posting.district(), sign, numbers);
    }

    private Cells cells(TotalKind kind, String key) {
        return cells(new TotalKey(kind, key));
    }

    private Cells cells(TotalKey key) {
        return byTotal.computeIfAbsent(key, total -> new Cells(total.kind().width()));
    }
}
