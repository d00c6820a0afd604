package org.karmayogi.pulse.metrics.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.karmayogi.pulse.metrics.commit.Arrival;
import org.karmayogi.pulse.metrics.commit.MetricsStore;
import org.karmayogi.pulse.metrics.fold.CourseState;
import org.karmayogi.pulse.metrics.fold.Fact;
import org.karmayogi.pulse.metrics.fold.LearnerState;

/** The real reader, and what it must have read. */
public final class SnapshotCheck {

    private static final List<String> DEPARTMENTS = List.of("REVENUE", "HOME", "SOCIAL-WELFARE");

    private final SnapshotKeeper keeper;

    public SnapshotCheck(MetricsStore store) {
        keeper = new SnapshotKeeper(0, store, DEPARTMENTS, Set.of("LUCKNOW", "AGRA", "BANDA"));
    }

    public void refresh() {
        keeper.refresh(1);
    }

    /** Whether there is a snapshot; it is the fold of the log up to its own offset, or this throws. */
    public boolean isTheFoldOf(List<Arrival> log, int partition) {
        if (keeper.latest().isEmpty()) {
            return false;
        }
        Snapshot snapshot = keeper.latest().get();
        long through = snapshot.offsets().get(partition);
        Map<String, Set<Fact>> byLearner = new HashMap<>();
        log.stream().filter(arrival -> arrival.fact().offset() <= through).forEach(arrival -> byLearner
                .computeIfAbsent(arrival.learnerId(), id -> new HashSet<>())
                .add(arrival.fact()));
        Map<String, long[]> expected = new HashMap<>();
        DEPARTMENTS.forEach(department -> expected.put(department, new long[3]));
        for (Map.Entry<String, Set<Fact>> one : byLearner.entrySet()) {
            LearnerState state = LearnerState.project(one.getKey(), one.getValue());
            if (state.registered()) {
                long[] sums = expected.get(state.posting().department());
                sums[0]++;
                sums[1] += state.completions();
                sums[2] += state.courses().values().stream()
                        .mapToLong(CourseState::minutes)
                        .sum();
            }
        }
        expected.forEach((department, sums) -> {
            Figures read = snapshot.row(new Scope(department, null, null)).figures(null, null);
            assertThat(new long[] {read.registered(), read.completions(), read.trainingMinutes()})
                    .as("%s in a slow read at %s", department, through)
                    .isEqualTo(sums);
        });
        return true;
    }
}
