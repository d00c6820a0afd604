package org.karmayogi.pulse.metrics.query;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.karmayogi.pulse.edge.access.ApiClient;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The figures over HTTP. */
@RestController
@RequestMapping("/v1/metrics")
final class MetricsController {

    private static final String DEFAULT_LIMIT = "" + RowOrder.MAX_LIMIT;

    private final MetricsQueries queries;
    private final Definitions definitions;

    MetricsController(MetricsQueries queries, Definitions definitions) {
        this.queries = queries;
        this.definitions = definitions;
    }

    @GetMapping("/summary")
    ResponseEntity<SummaryAnswer> summary(
            @AuthenticationPrincipal ApiClient client,
            @RequestParam(required = false) @Nullable String department,
            @RequestParam(required = false) @Nullable String district,
            @RequestParam(required = false) @Nullable String category) {
        Scope scope = Confinement.check(client, queries.scope(department, district, category));
        Snapshot snapshot = queries.snapshot();
        return tagged(snapshot, queries.summary(snapshot, scope));
    }

    @GetMapping("/{dimension:departments|districts|categories}")
    ResponseEntity<RowsAnswer> rows(
            @AuthenticationPrincipal ApiClient client,
            @PathVariable String dimension,
            @RequestParam(required = false) @Nullable String department,
            @RequestParam(required = false) @Nullable String district,
            @RequestParam(required = false) @Nullable String category,
            @RequestParam(required = false) @Nullable String sort,
            @RequestParam(defaultValue = DEFAULT_LIMIT) int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        Scope scope = Confinement.check(client, queries.scope(department, district, category));
        Snapshot snapshot = queries.snapshot();
        List<RowsAnswer.Row> rows =
                switch (dimension) {
                    case "departments" -> queries.departments(snapshot, scope);
                    case "districts" -> queries.districts(snapshot, scope);
                    default -> queries.categories(snapshot, scope);
                };
        List<RowsAnswer.Row> sorted = RowOrder.sorted(rows, sort);
        List<RowsAnswer.Row> page = RowOrder.page(sorted, limit, cursor);
        return tagged(snapshot, new RowsAnswer(snapshot.asOf(), scope, page, RowOrder.next(sorted, page)));
    }

    @GetMapping("/definitions")
    Definitions definitions() {
        return definitions;
    }

    private static <T> ResponseEntity<T> tagged(Snapshot snapshot, T answer) {
        return ResponseEntity.ok().eTag(snapshot.tag()).body(answer);
    }
}
