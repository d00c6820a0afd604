package org.karmayogi.pulse.metrics.query;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.karmayogi.pulse.edge.access.ApiClient;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The figures over HTTP, as JSON or as CSV. */
@RestController
@RequestMapping(
        path = "/v1/metrics",
        produces = {MediaType.APPLICATION_JSON_VALUE, CsvTable.MEDIA_TYPE})
final class MetricsController {

    private static final RowOrder<RowsAnswer.Row> ROWS = new RowOrder<>(RowsAnswer.Row::code, rowOrders());
    private static final RowOrder<CoursesAnswer.Course> COURSES = new RowOrder<>(
            CoursesAnswer.Course::code,
            Map.of(
                    "enrolments", Comparator.comparing(CoursesAnswer.Course::enrolments),
                    "completions", Comparator.comparing(CoursesAnswer.Course::completions),
                    "trainingMinutes", Comparator.comparing(CoursesAnswer.Course::trainingMinutes),
                    "trainingHours", Comparator.comparing(CoursesAnswer.Course::trainingMinutes),
                    "completionRate",
                            Comparator.comparing(
                                    CoursesAnswer.Course::completionRate,
                                    Comparator.nullsFirst(Comparator.naturalOrder()))));

    private final MetricsQueries queries;
    private final SeriesQueries series;
    private final Definitions definitions;

    MetricsController(MetricsQueries queries, SeriesQueries series, Definitions definitions) {
        this.queries = queries;
        this.series = series;
        this.definitions = definitions;
    }

    private static Map<String, Comparator<RowsAnswer.Row>> rowOrders() {
        Map<String, Comparator<RowsAnswer.Row>> orders = new HashMap<>();
        orders.put("name", Comparator.comparing(RowsAnswer.Row::name));
        Measure.ALL.forEach(
                measure -> orders.put(measure.name(), Comparator.comparingDouble(row -> measure.order(row.metrics()))));
        return orders;
    }

    @GetMapping("/summary")
    ResponseEntity<SummaryAnswer> summary(Scope scope, @RequestParam(defaultValue = "false") boolean explain) {
        Snapshot snapshot = queries.snapshot();
        SummaryAnswer.Explanation explanation = explain
                ? new SummaryAnswer.Explanation(
                        snapshot.generation(), definitions.version(), new TreeMap<>(snapshot.offsets()))
                : null;
        return tagged(snapshot, queries.summary(snapshot, scope, explanation));
    }

    @GetMapping("/{dimension:departments|districts|categories}")
    ResponseEntity<RowsAnswer> rows(
            @PathVariable String dimension,
            Scope scope,
            @RequestParam(required = false) @Nullable String sort,
            @RequestParam(defaultValue = Cursors.DEFAULT_LIMIT) int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        Snapshot snapshot = queries.snapshot();
        List<RowsAnswer.Row> rows =
                switch (dimension) {
                    case "departments" -> queries.departments(snapshot, scope);
                    case "districts" -> queries.districts(snapshot, scope);
                    default -> queries.categories(snapshot, scope);
                };
        RowOrder.Page<RowsAnswer.Row> page = ROWS.page(rows, sort, limit, cursor);
        return tagged(snapshot, new RowsAnswer(snapshot.asOf(), scope, page.rows(), page.next()));
    }

    @GetMapping("/matrix")
    ResponseEntity<MatrixAnswer> matrix(@RequestParam(required = false) @Nullable String metric, Scope scope) {
        Snapshot snapshot = queries.snapshot();
        return tagged(snapshot, queries.matrix(snapshot, metric, scope));
    }

    @GetMapping("/series")
    ResponseEntity<SeriesAnswer> series(
            @RequestParam(required = false) @Nullable String grain,
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to,
            Scope scope) {
        Snapshot snapshot = queries.snapshot();
        return tagged(snapshot, series.series(snapshot, grain, from, to, scope));
    }

    @GetMapping("/courses")
    ResponseEntity<CoursesAnswer> courses(
            @AuthenticationPrincipal ApiClient client,
            @RequestParam(required = false) @Nullable String department,
            @RequestParam(required = false) @Nullable String sort,
            @RequestParam(defaultValue = Cursors.DEFAULT_LIMIT) int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        Scope scope = Confinement.check(client, queries.scope(department, null, null));
        Snapshot snapshot = queries.snapshot();
        RowOrder.Page<CoursesAnswer.Course> page = COURSES.page(queries.courses(snapshot, scope), sort, limit, cursor);
        return tagged(snapshot, new CoursesAnswer(snapshot.asOf(), scope, page.rows(), page.next()));
    }

    @GetMapping(path = "/definitions", produces = MediaType.APPLICATION_JSON_VALUE)
    Definitions definitions() {
        return definitions;
    }

    private static <T> ResponseEntity<T> tagged(Snapshot snapshot, T answer) {
        return ResponseEntity.ok()
                .headers(headers -> SnapshotHeaders.write(snapshot, headers::set))
                .body(answer);
    }
}
