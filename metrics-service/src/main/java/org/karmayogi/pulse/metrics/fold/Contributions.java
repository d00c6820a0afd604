package org.karmayogi.pulse.metrics.fold;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * What learners add to which totals. A new fact changes the totals by what its learner contributes after it, less what
 * the learner contributed before; transfers, withdrawals and revocations are nothing special. Not thread-safe.
 *
 * <p>Facts are taken one by one, in the order of the log, and a total that any of them changes is remembered even where
 * the sum of the differences is zero. The commit protocol needs that: a flush that died may have written the total
 * half-way, at an offset where the difference was not zero, and the replay must write it over.
 */
public final class Contributions {

    private final Map<TotalKey, Cells> byTotal = new HashMap<>();
    private final Map<TotalKind, CellKeys> keys = new EnumMap<>(TotalKind.class);
    private final Map<Posting, PostingCells> byPosting = new HashMap<>();
    private final Map<Integer, DayCells> byDay = new HashMap<>();

    // Most facts of a learner count where the one before them did.
    private @Nullable Posting recentPosting;
    private @Nullable PostingCells recent;

    /**
     * Adds the difference that a learner's new facts make.
     *
     * @param learnerId the id the facts are kept under
     * @param facts all facts, by offset
     * @param known how many of them the totals have already
     * @return what is kept of the learner beside the facts
     */
    public LearnerSummary add(String learnerId, List<Fact> facts, int known) {
        LearnerFold fold = new LearnerFold(learnerId, facts, known);
        for (int i = known; i < facts.size(); i++) {
            fold.add(facts.get(i), this);
        }
        return fold.summary();
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

    /**
     * What a learner counts in as a person: the start of a spell of registration, the standing figures, what was in
     * vain.
     */
    void person(int sign, PersonState person, Tally tally, boolean active) {
        @Nullable PostingHistory postings = person.postings();
        if (postings != null) {
            addToSeries(sign, postings, person.onboardedOn(), 1, 0, 0, 0);
        }
        standing(sign, person, tally, active);
        inVain(sign, person.inVain());
    }

    /** The figures that count people; {@code active} says whether there is any fact about a course. */
    void standing(int sign, PersonState person, Tally tally, boolean active) {
        @Nullable PostingHistory postings = person.postings();
        if (postings == null) {
            if (active) {
                cells(TotalKey.UNREGISTERED).add("", sign, 1, tally.enrolments(), tally.completions(), tally.minutes());
            }
        } else if (person.registered()) {
            of(postings.current()).addToUnit(sign, tally.unit());
        }
    }

    /** The figures that count courses, standing and by day: what changes when one of a learner's courses does. */
    void course(PersonState person, String course, CourseState before, CourseState after) {
        if (!before.inVain().equals(after.inVain())) {
            inVain(-1, before.inVain());
            inVain(1, after.inVain());
        }
        @Nullable PostingHistory postings = person.postings();
        if (postings == null) {
            return;
        }
        if (person.registered() && !after.countsAs(before)) {
            of(postings.current()).replaceInCourse(course, before, after);
        }
        if (before.enrolledOn() != after.enrolledOn() || before.enrolled() != after.enrolled()) {
            enrolment(-1, postings, before);
            enrolment(1, postings, after);
        }
        if (before.completedOn() != after.completedOn()
                || before.completed() != after.completed()
                || before.minutes() != after.minutes()) {
            completion(-1, postings, before);
            completion(1, postings, after);
        }
    }

    private void inVain(int sign, List<String> sources) {
        for (String source : sources) {
            cells(new TotalKey(TotalKind.IN_VAIN, source)).add("", sign, 1);
        }
    }

    private void enrolment(int sign, PostingHistory postings, CourseState state) {
        if (state.enrolled()) {
            addToSeries(sign, postings, state.enrolledOn(), 0, 1, 0, 0);
        }
    }

    private void completion(int sign, PostingHistory postings, CourseState state) {
        if (state.completed()) {
            addToSeries(sign, postings, state.completedOn(), 0, 0, 1, state.minutes());
        }
    }

    private void addToSeries(int sign, PostingHistory postings, int epochDay, long... numbers) {
        of(postings.on(epochDay)).addToSeries(on(epochDay), sign, numbers);
    }

    private PostingCells of(Posting posting) {
        if (recent == null || !posting.equals(recentPosting)) {
            recentPosting = posting;
            recent = byPosting.computeIfAbsent(posting, it -> new PostingCells(it, this::cells));
        }
        return recent;
    }

    private DayCells on(int epochDay) {
        return byDay.computeIfAbsent(epochDay, it -> DayCells.of(it, this::cells));
    }

    private Cells cells(TotalKey key) {
        return byTotal.computeIfAbsent(key, total -> {
            CellKeys shared = keys.computeIfAbsent(total.kind(), kind -> new CellKeys());
            return new Cells(total.kind().width(), shared);
        });
    }
}
