package org.karmayogi.pulse.metrics.query;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.karmayogi.pulse.edge.access.ApiClient;
import org.karmayogi.pulse.metrics.fold.GovernmentDay;

/** Answers about whole months by department. Thread-safe. */
public final class MonthQueries {

    private final MetricsQueries metrics;
    private final SeriesQueries series;

    MonthQueries(MetricsQueries metrics, SeriesQueries series) {
        this.metrics = metrics;
        this.series = series;
    }

    /**
     * The latest cut.
     *
     * @throws org.karmayogi.pulse.edge.problem.ProblemException of type {@code not-ready} until there is one
     */
    public Snapshot snapshot() {
        return metrics.snapshot();
    }

    /**
     * Refuses a department that is not registered, or that the caller may not see; null stands for all of them.
     *
     * @throws org.karmayogi.pulse.edge.problem.ProblemException of type {@code invalid-parameter} or {@code forbidden}
     */
    public void check(ApiClient client, @Nullable String department) {
        Confinement.check(client, metrics.scope(department, null, null));
    }

    /** The government month that a cut is made in. */
    public static YearMonth current(Snapshot snapshot) {
        return YearMonth.from(LocalDate.ofEpochDay(GovernmentDay.of(snapshot.asOf())));
    }

    /** A month as a cut knows it. */
    public MonthTable table(Snapshot snapshot, YearMonth month) {
        List<MonthTable.Row> departments = metrics.departments(snapshot, Scope.STATE).stream()
                .map(row -> {
                    Scope department = Scope.STATE.withDepartment(row.code());
                    return new MonthTable.Row(
                            row.code(),
                            row.name(),
                            row.nameHi(),
                            activity(snapshot, month, department),
                            activity(snapshot, month.minusMonths(1), department),
                            row.metrics());
                })
                .toList();
        MonthTable.Row total = new MonthTable.Row(
                null,
                "Uttar Pradesh",
                "उत्तर प्रदेश",
                activity(snapshot, month, Scope.STATE),
                activity(snapshot, month.minusMonths(1), Scope.STATE),
                metrics.summary(snapshot, Scope.STATE, null).metrics());
        return new MonthTable(month, snapshot.asOf(), snapshot.generation(), snapshot.tag(), departments, total);
    }

    private Activity activity(Snapshot snapshot, YearMonth month, Scope scope) {
        return Activity.of(series.month(snapshot, month, scope));
    }
}
