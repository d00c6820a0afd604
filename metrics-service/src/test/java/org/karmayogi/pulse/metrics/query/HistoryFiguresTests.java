package org.karmayogi.pulse.metrics.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.karmayogi.pulse.edge.problem.ProblemException;
import org.karmayogi.pulse.edge.register.Register;
import org.karmayogi.pulse.metrics.commit.Arrival;
import org.karmayogi.pulse.metrics.commit.InMemoryStore;
import org.karmayogi.pulse.metrics.commit.Logs;
import org.karmayogi.pulse.metrics.commit.PartitionOwner;
import org.karmayogi.pulse.metrics.commit.StoreRetry;
import org.karmayogi.pulse.metrics.fold.Category;
import org.karmayogi.pulse.metrics.fold.Fact;
import org.karmayogi.pulse.metrics.fold.Facts;
import org.karmayogi.pulse.metrics.fold.LearningEvent;

/** Days, months, courses and the matrix: each adds up to what it is a part of. */
class HistoryFiguresTests {

    private static final Instant NOON = Instant.parse("2026-11-23T06:30:00Z");
    private static final int PARTITIONS = 3;

    private final InMemoryStore store = new InMemoryStore();
    private final Register departments = Register.departments();
    private final Register districts = Register.districts();
    private final SnapshotKeeper keeper = new SnapshotKeeper(0, store, departments.codes(), districts.codes());
    private final SeriesQueries series = new SeriesQueries(departments, districts);
    private final MetricsQueries queries = new MetricsQueries(keeper::latest, departments, districts);
    private Snapshot snapshot;

    @BeforeEach
    void foldRandomLogs() {
        for (int partition = 0; partition < PARTITIONS; partition++) {
            int own = partition;
            List<Arrival> log = Logs.log(new Random(40 + partition), 15, 400).stream()
                    .map(it -> new Arrival(own + "-" + it.learnerId(), it.fact()))
                    .toList();
            for (int from = 0; from < log.size(); from += 100) {
                fold(partition, log.subList(from, from + 100), from + 99);
                keeper.refresh(PARTITIONS);
            }
        }
        snapshot = keeper.latest().orElseThrow();
    }

    private void fold(int partition, List<Arrival> arrivals, long through) {
        PartitionOwner owner = PartitionOwner.takeOver(store, partition, "log");
        owner.fold(arrivals, through);
        owner.noteEnd(NOON, through + 1);
        owner.startFlush().orElseThrow().run(StoreRetry.NONE);
    }

    private List<SeriesAnswer.Point> days(Scope scope) {
        return series.series(snapshot, "day", "2025-01-01", "2026-11-30", scope).items();
    }

    private List<SeriesAnswer.Point> months(Scope scope) {
        return series.series(snapshot, "month", "2025-01", "2026-11", scope).items();
    }

    private static long[] sum(Stream<SeriesAnswer.Point> points) {
        long[] sum = new long[4];
        points.forEach(point -> {
            sum[0] += point.onboarded();
            sum[1] += point.enrolments();
            sum[2] += point.completions();
            sum[3] += point.trainingMinutes();
        });
        return sum;
    }

    @Test
    void everyDayOfTheStateIsTheSumOfItsDepartmentsAndOfItsDistrictsAndOfItsCategories() {
        long[] state = sum(days(Scope.STATE).stream());
        assertThat(state).doesNotContain(0);
        assertThat(sum(departments.codes().stream().flatMap(code -> days(new Scope(code, null, null)).stream())))
                .isEqualTo(state);
        assertThat(sum(districts.codes().stream().flatMap(code -> days(new Scope(null, code, null)).stream())))
                .isEqualTo(state);
        assertThat(sum(Stream.of(Category.values())
                        .flatMap(category -> days(new Scope(null, null, category.code())).stream())))
                .isEqualTo(state);
    }

    @Test
    void everyMonthIsTheSumOfItsDays() {
        for (Scope scope : List.of(
                Scope.STATE,
                new Scope("REVENUE", null, null),
                new Scope(null, "LUCKNOW", null),
                new Scope(null, null, "officer"))) {
            for (SeriesAnswer.Point month : months(scope)) {
                assertThat(sum(days(scope).stream().filter(day -> day.date().startsWith(month.date()))))
                        .as("%s of %s", month.date(), scope)
                        .isEqualTo(sum(Stream.of(month)));
            }
        }
    }

    @Test
    void aMonthOfADepartmentIsTheSumOfItsDistricts() {
        assertThat(sum(districts.codes().stream().flatMap(code -> months(new Scope("REVENUE", code, null)).stream())))
                .isEqualTo(sum(months(new Scope("REVENUE", null, null)).stream()));
    }

    @Test
    void coursesAddUpToTheSummary() {
        for (Scope scope : List.of(Scope.STATE, new Scope("REVENUE", null, null))) {
            List<CoursesAnswer.Course> courses = queries.courses(snapshot, scope);
            Figures figures = queries.summary(snapshot, scope, null).metrics();
            assertThat(courses.stream()
                            .mapToLong(CoursesAnswer.Course::enrolments)
                            .sum())
                    .isEqualTo(figures.enrolments())
                    .isPositive();
            assertThat(courses.stream()
                            .mapToLong(CoursesAnswer.Course::completions)
                            .sum())
                    .isEqualTo(figures.completions());
            assertThat(courses.stream()
                            .mapToLong(CoursesAnswer.Course::trainingMinutes)
                            .sum())
                    .isEqualTo(figures.trainingMinutes());
        }
    }

    @Test
    void theMatrixAddsUpBothWays() {
        MatrixAnswer matrix = queries.matrix(snapshot, "completions", Scope.STATE);
        long total = matrix.total().longValue();
        assertThat(total)
                .isEqualTo(
                        queries.summary(snapshot, Scope.STATE, null).metrics().completions());
        assertThat(matrix.items().stream()
                        .mapToLong(row -> row.total().longValue())
                        .sum())
                .isEqualTo(total);
        assertThat(matrix.totals().stream().mapToLong(Number::longValue).sum()).isEqualTo(total);
        for (MatrixAnswer.Row row : matrix.items()) {
            assertThat(row.values().stream().mapToLong(Number::longValue).sum())
                    .isEqualTo(row.total().longValue());
        }
        MatrixAnswer narrow = queries.matrix(snapshot, "registered", new Scope("REVENUE", "LUCKNOW", null));
        assertThat(narrow.items()).hasSize(1);
        assertThat(narrow.columns()).hasSize(1);
        assertThat(narrow.total()).isEqualTo(narrow.items().get(0).values().get(0));
    }

    @Test
    void aFactCountsOnItsGovernmentDayAtThePostingOfThatDay() {
        Instant lateInDelhi = Instant.parse("2019-03-04T19:00:00Z"); // 00:30 of the fifth
        List<Fact> facts = List.of(
                Facts.of(
                        "p",
                        "1",
                        Instant.parse("2019-03-01T06:00:00Z"),
                        400,
                        new LearningEvent.Onboarded("HOME", "AGRA", Category.OFFICER, null)),
                Facts.of("p", "2", lateInDelhi, 401, new LearningEvent.Completed("do_x", 30, null)),
                Facts.of(
                        "p",
                        "3",
                        Instant.parse("2019-03-20T06:00:00Z"),
                        402,
                        new LearningEvent.Transferred("REVENUE", "BANDA", null)));
        fold(0, facts.stream().map(fact -> new Arrival("UP-9", fact)).toList(), 402);
        keeper.refresh(PARTITIONS);
        Snapshot after = keeper.latest().orElseThrow();
        List<SeriesAnswer.Point> march = series.series(
                        after, "day", "2019-03-04", "2019-03-05", new Scope("HOME", null, null))
                .items();
        assertThat(march).extracting(SeriesAnswer.Point::completions).containsExactly(0L, 1L);
        assertThat(march).extracting(SeriesAnswer.Point::trainingHours).containsExactly(0.0, 0.5);
        assertThat(series.series(after, "month", "2019-03", "2019-03", new Scope("HOME", "AGRA", null))
                        .items())
                .containsExactly(new SeriesAnswer.Point("2019-03", 1, 1, 1, 30, 0.5));
    }

    @Test
    void withoutARangeItEndsToday() {
        SeriesAnswer days = series.series(snapshot, "day", null, null, Scope.STATE);
        assertThat(days.to()).isEqualTo("2026-11-23");
        assertThat(days.items()).hasSize(30);
        assertThat(series.series(snapshot, "month", null, null, Scope.STATE).from())
                .isEqualTo("2025-12");
    }

    @Test
    void whatCanNotBeAskedIsSaid() {
        refused("week", null, null, Scope.STATE, "grain is 'week', expected day or month");
        refused(null, null, null, Scope.STATE, "grain is missing");
        refused("day", "2026-02-30", null, Scope.STATE, "from is '2026-02-30'");
        refused("day", "2026-11-02", "2026-11-01", Scope.STATE, "from is 2026-11-02, which is after to");
        refused("day", "2018-01-01", "2026-11-01", Scope.STATE, "at most 1096");
        refused("month", "1999-01", "2026-11", Scope.STATE, "at most 120");
        refused("day", null, null, new Scope("HOME", "AGRA", null), "grain=month");
        refused("month", null, null, new Scope("HOME", null, "officer"), "category alone");
        assertThatThrownBy(() -> queries.matrix(snapshot, "coverage", Scope.STATE))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("coverage")
                .hasMessageContaining("completions");
        assertThatThrownBy(() -> queries.courses(snapshot, new Scope(null, "AGRA", null)))
                .hasMessageContaining("department only");
    }

    private void refused(String grain, String from, String to, Scope scope, String why) {
        assertThatThrownBy(() -> series.series(snapshot, grain, from, to, scope))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining(why);
    }
}
