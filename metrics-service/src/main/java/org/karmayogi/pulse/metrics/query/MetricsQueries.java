package org.karmayogi.pulse.metrics.query;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
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

    SummaryAnswer summary(Snapshot snapshot, Scope scope) {
        Unregistered unregistered =
                scope.equals(Scope.STATE) ? Unregistered.of(snapshot.unregistered()) : Unregistered.NONE;
        return new SummaryAnswer(snapshot.asOf(), scope, figures(snapshot, scope), unregistered);
    }

    List<RowsAnswer.Row> departments(Snapshot snapshot, Scope scope) {
        return rows(snapshot, departments.entries(), scope.department(), scope::withDepartment);
    }

    List<RowsAnswer.Row> districts(Snapshot snapshot, Scope scope) {
        return rows(snapshot, districts.entries(), scope.district(), scope::withDistrict);
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

    private List<RowsAnswer.Row> rows(
            Snapshot snapshot,
            Collection<RegisterEntry> entries,
            @Nullable String only,
            Function<String, Scope> narrowed) {
        List<RowsAnswer.Row> rows = new ArrayList<>(entries.size());
        for (RegisterEntry entry : entries) {
            if (only == null || only.equals(entry.code())) {
                Figures figures = figures(snapshot, narrowed.apply(entry.code()));
                rows.add(new RowsAnswer.Row(entry.code(), entry.name(), entry.nameHi(), figures));
            }
        }
        return rows;
    }

    private Figures figures(Snapshot snapshot, Scope scope) {
        String department = scope.department();
        @Nullable Integer strength = null;
        if (department != null && scope.district() == null && scope.category() == null) {
            strength = departments.find(department).map(RegisterEntry::strength).orElse(null);
        }
        return Figures.of(snapshot.standing(scope), strength);
    }

    private static ProblemException invalid(String detail) {
        return new ProblemException(ProblemType.INVALID_PARAMETER, detail);
    }
}
