package org.karmayogi.pulse.metrics.query;

import org.jspecify.annotations.Nullable;
import org.karmayogi.pulse.edge.access.ApiClient;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The list a nodal officer works with, over HTTP. */
@RestController
final class PendingController {

    private final PendingQueries pending;
    private final MetricsQueries metrics;

    PendingController(PendingQueries pending, MetricsQueries metrics) {
        this.pending = pending;
        this.metrics = metrics;
    }

    @GetMapping(
            path = "/v1/departments/{code}/pending",
            produces = {MediaType.APPLICATION_JSON_VALUE, CsvConverter.CSV})
    PendingAnswer pending(
            @AuthenticationPrincipal ApiClient client,
            @PathVariable String code,
            @RequestParam(defaultValue = "under-three") String with,
            @RequestParam(required = false) @Nullable String district,
            @RequestParam(defaultValue = Cursors.DEFAULT_LIMIT) int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        Scope scope = Confinement.check(client, metrics.scope(code, district, null));
        return pending.pending(scope, with, limit, cursor);
    }
}
