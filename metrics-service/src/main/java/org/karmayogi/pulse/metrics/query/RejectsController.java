package org.karmayogi.pulse.metrics.query;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.karmayogi.pulse.edge.problem.ProblemException;
import org.karmayogi.pulse.edge.problem.ProblemType;
import org.karmayogi.pulse.metrics.reject.Reject;
import org.karmayogi.pulse.metrics.reject.RejectFilter;
import org.karmayogi.pulse.metrics.reject.RejectRepository;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What was refused, over HTTP. */
@RestController
@RequestMapping("/v1/rejects")
final class RejectsController {

    private final RejectRepository rejects;

    RejectsController(RejectRepository rejects) {
        this.rejects = rejects;
    }

    @GetMapping
    RejectsAnswer rejects(
            @RequestParam(required = false) @Nullable String reason,
            @RequestParam(required = false) @Nullable String source,
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to,
            @RequestParam(defaultValue = Cursors.DEFAULT_LIMIT) int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        Cursors.checkLimit(limit);
        RejectFilter filter = new RejectFilter(reason, source, moment("from", from), moment("to", to));
        List<Reject> page = rejects.list(filter, behind(cursor), limit);
        String next = page.size() < limit
                ? null
                : Cursors.encode(page.get(page.size() - 1).id());
        return new RejectsAnswer(
                rejects.counts(filter),
                page.stream().map(RejectsAnswer.Item::of).toList(),
                next);
    }

    @GetMapping("/{id}")
    RejectsAnswer.Detail reject(@PathVariable String id) {
        return rejects.find(id)
                .map(RejectsAnswer.Detail::of)
                .orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND, "there is no reject '" + id + "'"));
    }

    private @Nullable Reject behind(@Nullable String cursor) {
        String last = Cursors.decode(cursor);
        return last == null ? null : rejects.find(last).orElseThrow(() -> Cursors.unknown(cursor));
    }

    private static @Nullable Instant moment(String name, @Nullable String text) {
        try {
            return text == null ? null : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeParseException e) {
            throw new ProblemException(
                    ProblemType.INVALID_PARAMETER,
                    name + " is '" + text + "', expected a time such as 2026-11-22T06:30:00+05:30");
        }
    }
}
