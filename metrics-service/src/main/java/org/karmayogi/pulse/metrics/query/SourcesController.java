package org.karmayogi.pulse.metrics.query;

import java.util.Comparator;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.karmayogi.pulse.edge.access.ApiClient;
import org.karmayogi.pulse.edge.access.Scope;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What portals send, over HTTP. */
@RestController
final class SourcesController {

    private static final RowOrder<SourcesAnswer.Source> ORDER = new RowOrder<>(
            SourcesAnswer.Source::source,
            Map.of(
                    "lastSeen",
                    Comparator.comparing(
                            SourcesAnswer.Source::lastSeen, Comparator.nullsFirst(Comparator.naturalOrder())),
                    "accepted",
                    Comparator.comparing(SourcesAnswer.Source::accepted),
                    "rejected",
                    Comparator.comparing(SourcesAnswer.Source::rejected),
                    "setAside",
                    Comparator.comparing(SourcesAnswer.Source::setAside)));

    private final MetricsQueries metrics;
    private final SourceQueries sources;

    SourcesController(MetricsQueries metrics, SourceQueries sources) {
        this.metrics = metrics;
        this.sources = sources;
    }

    @GetMapping(
            path = "/v1/sources",
            produces = {MediaType.APPLICATION_JSON_VALUE, CsvTable.MEDIA_TYPE})
    SourcesAnswer sources(
            @AuthenticationPrincipal ApiClient client,
            @RequestParam(required = false) @Nullable String sort,
            @RequestParam(defaultValue = Cursors.DEFAULT_LIMIT) int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        Snapshot snapshot = metrics.snapshot();
        RowOrder.Page<SourcesAnswer.Source> page =
                ORDER.page(sources.sources(snapshot, only(client)), sort, limit, cursor);
        return new SourcesAnswer(snapshot.asOf(), page.rows(), page.next());
    }

    /**
     * A sender sees what became of its own; counts by portal are of no department, so a reader who is confined to
     * some sees no more.
     */
    private static @Nullable String only(ApiClient client) {
        return client.has(Scope.METRICS_READ) && !client.isConfined() ? null : client.source();
    }
}
