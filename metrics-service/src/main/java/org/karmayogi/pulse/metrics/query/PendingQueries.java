package org.karmayogi.pulse.metrics.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.karmayogi.pulse.edge.problem.ProblemException;
import org.karmayogi.pulse.edge.problem.ProblemType;
import org.karmayogi.pulse.metrics.commit.LearnerSearch;
import org.karmayogi.pulse.metrics.fold.LearnerState;
import org.karmayogi.pulse.metrics.fold.Posting;
import org.karmayogi.pulse.metrics.generation.Generations;

/** Answers who is still to complete courses, from the store by index. Thread-safe. */
final class PendingQueries {

    private static final Map<String, Integer> FEWER_THAN = Map.of("none", 1, "under-three", 3);

    private final Generations generations;

    PendingQueries(Generations generations) {
        this.generations = generations;
    }

    /**
     * A page of them. The index knows people as they were last written, which may be a flush after the checkpoint: whoever
     * is not pending at the checkpoint is left out, so a page may have fewer than {@code limit} and yet a next one.
     *
     * @param scope a department, and a district or none
     * @param with {@code none} or {@code under-three}
     */
    PendingAnswer pending(Scope scope, String with, int limit, @Nullable String cursor) {
        Integer fewerThan = FEWER_THAN.get(with);
        if (fewerThan == null) {
            throw new ProblemException(
                    ProblemType.INVALID_PARAMETER, "with is '" + with + "', expected none or under-three");
        }
        String department = String.valueOf(scope.department());
        Cursors.checkLimit(limit);
        CommittedFacts committed = new CommittedFacts(generations.liveStore());
        List<LearnerSearch.Found> found = generations
                .liveSearch()
                .pending(department, scope.district(), fewerThan, Cursors.decode(cursor), limit);
        List<PendingAnswer.Person> people = new ArrayList<>(found.size());
        for (LearnerSearch.Found one : found) {
            LearnerState state = LearnerState.project(one.id(), committed.of(one.learner()));
            Posting posting = state.posting();
            if (state.registered()
                    && posting != null
                    && posting.department().equals(department)
                    && (scope.district() == null || posting.district().equals(scope.district()))
                    && state.completions() < fewerThan) {
                people.add(PendingAnswer.Person.of(one.id(), state, posting));
            }
        }
        String next = found.size() < limit
                ? null
                : Cursors.encode(found.get(found.size() - 1).id());
        return new PendingAnswer(committed.asOf(), scope, with, people, next);
    }
}
