package org.karmayogi.pulse.metrics.fold;

import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * What learners add to which totals. A new fact changes the totals by what its learner contributes after it, less what
 * the learner contributed before; transfers, withdrawals and revocations are nothing special. Not thread-safe.
 *
 * <p>Facts are taken one by one, in the order of the log, and a total that any of them touches is remembered even where
 * the sum of the differences is zero. The commit protocol needs that: a flush that died may have written the total
 * half-way, at an offset where the difference was not zero, and the replay must write it over.
 */
public final class Contributions {

    private final Map<TotalKey, Cells> byTotal = new HashMap<>();

    /**
     * Adds the difference that a learner's new facts make.
     *
     * @param facts all facts, by offset
     * @param known how many of them the totals have already
     * @return what the facts add up to
     */
    public LearnerState add(List<Fact> facts, int known) {
        LearnerFold fold = new LearnerFold();
        Iterator<Fact> all = facts.iterator();
        for (int i = 0; i < known; i++) {
            fold.add(all.next());
        }
        while (all.hasNext()) {
            fold.add(all.next(), this);
        }
        return fold.state();
    }

    /** Adds what sources have sent. */
    public void add(SourceTraffic traffic) {
        if (!traffic.isEmpty()) {
            SourceTraffic.merge(cells(TotalKey.SOURCES), traffic.cells());
        }
    }

    /** The totals that were touched, each with the difference of its cells, which may be empty. */
    public void forEach(BiConsumer<TotalKey, Cells> action) {
        byTotal.forEach(action);
    }

    /** The start of a spell of registration. */
    void onboarding(int sign, PersonState person) {
        @Nullable PostingHistory postings = person.postings();
        if (postings != null) {
            addToSeries(sign, postings.on(person.onboardedOn()), person.onboardedOn(), 1, 0, 0, 0);
        }
    }

    /** The figures that count people; {@code active} says whether there is any fact about a course. */
    void standing(int sign, PersonState person, Tally tally, boolean active) {
        @Nullable PostingHistory postings = person.postings();
        if (postings == null) {
            if (active) {
                cells(TotalKey.UNREGISTERED).add("", sign, 1, tally.enrolments(), tally.completions(), tally.minutes());
            }
        } else if (person.registered()) {
            Posting posting = postings.current();
            String cell = posting.district() + '|' + posting.category().code();
            cells(TotalKind.UNIT, posting.department()).add(cell, sign, tally.unit());
        }
    }

    /** The figures that count courses, standing and by day. */
    void course(int sign, PersonState person, String course, CourseState state) {
        @Nullable PostingHistory postings = person.postings();
        if (postings == null || !state.enrolled()) {
            return;
        }
        if (person.registered()) {
            cells(TotalKind.COURSE, course)
                    .add(postings.current().department(), sign, 1, state.completed() ? 1 : 0, state.minutes());
        }
        addToSeries(sign, postings.on(state.enrolledOn()), state.enrolledOn(), 0, 1, 0, 0);
        if (state.completed()) {
            addToSeries(sign, postings.on(state.completedOn()), state.completedOn(), 0, 0, 1, state.minutes());
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
