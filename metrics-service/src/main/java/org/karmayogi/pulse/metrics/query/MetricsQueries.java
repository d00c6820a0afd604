package org.karmayogi.pulse.metrics.query;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.karmayogi.pulse.edge.problem.ProblemException;
import org.karmayogi.pulse.edge.problem.ProblemType;
import org.karmayogi.pulse.edge.register.Register;
import org.karmayogi.pulse.edge.register.RegisterEntry;
import org.karmayogi.pulse.metrics.fold.Category;

/** Answers from the latest snapshot. Thread-safe. */
public final class MetricsQueries {

    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

    private final Supplier<Optional<Snapshot>> latest;
    private final Register departments;
    private final Register districts;

    public MetricsQueries(Supplier<Optional<Snapshot>> latest, Register departments, Register districts) {
        this.latest = latest;
        this.departments = departments;
        this.districts = districts;
    }

    /**
     * The latest cut.
     *
     * @throws ProblemException of type {@code not-ready} until there is one
     */
    public Snapshot snapshot() {
        return latest.get()
                .orElseThrow(() -> new ProblemException(
                        ProblemType.NOT_READY,
                        "the log is still being folded; no moment is known yet that all figures are complete through",
                        List.of(),
                        RETRY_AFTER));
    }

    /** Checks the codes of a scope against the registers. */
    Scope scope(@Nullable String department, @Nullable String district, @Nullable String category) {
        if (department != null && !departments.contains(department)) {
            throw invalid(departments.unknown(department));
        }
        if (district != null && !districts.contains(district)) {
            throw invalid(districts.unknown(district));
        }
        if (category != null && Category.of(category).isEmpty()) {
            throw invalid("category is '" + category + "', expected officer, employee or teacher");
        }
        return new Scope(department, district, category);
    }

    /**
     * The figures of a scope whose codes are known.
     *
     * @param explanation what the answer is to say about what it was made from; null for nothing
     */
    public SummaryAnswer summary(Snapshot snapshot, Scope scope, SummaryAnswer.@Nullable Explanation explanation) {
        Unregistered unregistered = scope.equals(Scope.STATE) ? snapshot.unregistered() : Unregistered.NONE;
        return new SummaryAnswer(snapshot.asOf(), scope, figures(snapshot, scope), unregistered, explanation);
    }

    /** A row for each department, or for the scope's, in the order of the register. */
    public List<RowsAnswer.Row> departments(Snapshot snapshot, Scope scope) {
        return rows(snapshot, only(departments, scope.department()), scope::withDepartment);
    }

    List<RowsAnswer.Row> districts(Snapshot snapshot, Scope scope) {
        return rows(snapshot, only(districts, scope.district()), scope::withDistrict);
    }

    List<RowsAnswer.Row> categories(Snapshot snapshot, Scope scope) {
        List<RowsAnswer.Row> rows = new ArrayList<>();
        for (Category category : Category.values()) {
            String code = category.code();
            if (scope.category() == null || scope.category().equals(code)) {
                String name = code.substring(0, 1).toUpperCase(Locale.ROOT) + code.substring(1);
                rows.add(new RowsAnswer.Row(code, name, null, figures(snapshot, scope.withCategory(code))));
            }
        }
        return rows;
    }

    /**
     * One metric by department and district.
     *
     * @throws ProblemException of type {@code invalid-parameter} where there is no such metric, or its rows do not add up
     */
    public MatrixAnswer matrix(Snapshot snapshot, @Nullable String metric, Scope scope) {
        Measure measure = metric == null ? null : Measure.BY_NAME.get(metric);
        if (measure == null || !measure.adds()) {
            List<String> known = Measure.ALL.stream()
                    .filter(Measure::adds)
                    .map(Measure::name)
                    .toList();
            throw invalid((metric == null ? "metric is missing" : "metric is '" + metric + "'") + ", expected one of "
                    + known);
        }
        List<RegisterEntry> across = only(districts, scope.district());
        List<MatrixAnswer.Row> items = new ArrayList<>();
        for (RegisterEntry department : only(departments, scope.department())) {
            FigureCube.Row row = snapshot.row(scope.withDepartment(department.code()));
            items.add(new MatrixAnswer.Row(
                    department.code(),
                    department.name(),
                    department.nameHi(),
                    values(row, measure, across),
                    value(row, measure, scope.district())));
        }
        List<MatrixAnswer.Column> columns = across.stream()
                .map(it -> new MatrixAnswer.Column(it.code(), it.name(), it.nameHi()))
                .toList();
        FigureCube.Row all = snapshot.row(scope);
        return new MatrixAnswer(
                snapshot.asOf(),
                measure.name(),
                scope,
                columns,
                items,
                values(all, measure, across),
                value(all, measure, scope.district()));
    }

    private static List<Number> values(FigureCube.Row row, Measure measure, List<RegisterEntry> across) {
        List<Number> values = new ArrayList<>(across.size());
        for (RegisterEntry district : across) {
            values.add(value(row, measure, district.code()));
        }
        return values;
    }

    private static Number value(FigureCube.Row row, Measure measure, @Nullable String district) {
        return Objects.requireNonNull(
                measure.value().apply(row.figures(district, null)), "a metric that adds is known");
    }

    private static List<RegisterEntry> only(Register register, @Nullable String code) {
        return register.entries().stream()
                .filter(entry -> code == null || entry.code().equals(code))
                .toList();
    }

    /** The courses that anyone who counts there has ever taken, by code. */
    List<CoursesAnswer.Course> courses(Snapshot snapshot, Scope scope) {
        if (scope.district() != null || scope.category() != null) {
            throw invalid("courses are told apart by department only, not by district or category");
        }
        return snapshot.courses().stream()
                .sorted()
                .map(course -> CoursesAnswer.Course.of(course, snapshot.course(course, scope)))
                .filter(course -> course.enrolments() > 0)
                .toList();
    }

    private List<RowsAnswer.Row> rows(
            Snapshot snapshot, List<RegisterEntry> entries, Function<String, Scope> narrowed) {
        List<RowsAnswer.Row> rows = new ArrayList<>(entries.size());
        for (RegisterEntry entry : entries) {
            Figures figures = figures(snapshot, narrowed.apply(entry.code()));
            rows.add(new RowsAnswer.Row(entry.code(), entry.name(), entry.nameHi(), figures));
        }
        return rows;
    }

    private Figures figures(Snapshot snapshot, Scope scope) {
        String department = scope.department();
        @Nullable Integer strength = null;
        if (department != null && scope.district() == null && scope.category() == null) {
            strength = departments.find(department).map(RegisterEntry::strength).orElse(null);
        }
        return snapshot.row(scope).figures(scope.district(), strength);
    }

    private static ProblemException invalid(String detail) {
        return new ProblemException(ProblemType.INVALID_PARAMETER, detail);
    }
}
