package org.karmayogi.pulse.metrics.review;

import java.net.URI;
import java.time.YearMonth;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.karmayogi.pulse.edge.access.ApiClient;
import org.karmayogi.pulse.edge.problem.ProblemException;
import org.karmayogi.pulse.edge.problem.ProblemType;
import org.karmayogi.pulse.metrics.query.CsvTable;
import org.karmayogi.pulse.metrics.query.MonthQueries;
import org.karmayogi.pulse.metrics.query.Snapshot;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The monthly review over HTTP: as JSON, as CSV, and as a page to print. */
@RestController
@RequestMapping("/v1/metrics/reviews")
final class ReviewController {

    /** No event is accepted that happened before. */
    private static final YearMonth FIRST = YearMonth.of(2018, 1);

    private final Reviews reviews;
    private final MonthQueries months;

    ReviewController(Reviews reviews, MonthQueries months) {
        this.reviews = reviews;
        this.months = months;
    }

    /** The months that are frozen. */
    record FrozenMonths(List<FrozenMonth> items, @Nullable String nextCursor) {}

    /** One of them. */
    record FrozenMonth(YearMonth month, ReviewAnswer.Frozen frozen) {}

    @GetMapping
    FrozenMonths all() {
        return new FrozenMonths(
                reviews.all().stream()
                        .map(it -> new FrozenMonth(it.month(), ReviewAnswer.Frozen.of(it)))
                        .toList(),
                null);
    }

    @GetMapping(
            path = "/{month}",
            produces = {MediaType.APPLICATION_JSON_VALUE, CsvTable.MEDIA_TYPE, MediaType.TEXT_HTML_VALUE})
    ResponseEntity<ReviewAnswer> review(
            @AuthenticationPrincipal ApiClient client,
            @PathVariable String month,
            @RequestParam(required = false) @Nullable String department) {
        months.check(client, department);
        Snapshot snapshot = months.snapshot();
        YearMonth asked = month(month, snapshot);
        return answer(HttpStatus.OK, snapshot, asked, reviews.find(asked), department);
    }

    @PutMapping(path = "/{month}", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<ReviewAnswer> freeze(
            @AuthenticationPrincipal ApiClient client,
            @PathVariable String month,
            @RequestParam(defaultValue = "0") int replaces) {
        months.check(client, null);
        Snapshot snapshot = months.snapshot();
        YearMonth asked = month(month, snapshot);
        FrozenReview frozen = reviews.freeze(months.table(snapshot, asked), client.id(), replaces);
        HttpStatus status = replaces == 0 ? HttpStatus.CREATED : HttpStatus.OK;
        return answer(status, snapshot, asked, Optional.of(frozen), null);
    }

    private ResponseEntity<ReviewAnswer> answer(
            HttpStatus status,
            Snapshot snapshot,
            YearMonth month,
            Optional<FrozenReview> frozen,
            @Nullable String department) {
        int revision = frozen.map(FrozenReview::revision).orElse(0);
        String tag = snapshot.tag().replaceFirst("\"$", "-r" + revision + "\"");
        ResponseEntity.BodyBuilder answer = ResponseEntity.status(status)
                .eTag(tag)
                .varyBy("Accept")
                .header("Pulse-As-Of", snapshot.asOf().toString());
        if (status == HttpStatus.CREATED) {
            answer.location(URI.create("/v1/metrics/reviews/" + month));
        }
        return answer.body(Comparison.of(frozen.orElse(null), months.table(snapshot, month), department));
    }

    private static YearMonth month(String text, Snapshot snapshot) {
        YearMonth current = MonthQueries.current(snapshot);
        try {
            YearMonth month = YearMonth.parse(text);
            if (!month.isBefore(FIRST) && !month.isAfter(current)) {
                return month;
            }
        } catch (DateTimeParseException e) {
            // answered below, with what was expected
        }
        throw new ProblemException(
                ProblemType.INVALID_PARAMETER, "the month is '" + text + "', expected " + FIRST + " to " + current);
    }
}
