package org.karmayogi.pulse.metrics.rebuild;

import java.net.URI;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.karmayogi.pulse.edge.problem.ProblemException;
import org.karmayogi.pulse.edge.problem.ProblemType;
import org.karmayogi.pulse.metrics.generation.Generation;
import org.karmayogi.pulse.metrics.generation.Generation.Source;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Rebuilds over HTTP: ask for one, see how far it is. */
@RestController
@RequestMapping("/v1/rebuilds")
final class RebuildController {

    private final Rebuilds rebuilds;

    RebuildController(Rebuilds rebuilds) {
        this.rebuilds = rebuilds;
    }

    /**
     * What to rebuild.
     *
     * @param from {@code log}, or {@code learners} where the log is gone; {@code log} when left out
     */
    record RebuildRequest(@Nullable String from) {}

    /**
     * A rebuild.
     *
     * @param id its number, which is that of the generation it makes
     * @param state copying, building, live, retired, failed or dropped
     * @param changedAt when it came into this state
     * @param copied learners copied, where it is made from learners
     * @param records records of the log that count in it; grows to {@code of}
     * @param of records that the log holds now
     * @param detail why it failed
     */
    record RebuildAnswer(
            String id,
            String from,
            String state,
            int foldVersion,
            Instant startedAt,
            Instant changedAt,
            long copied,
            long records,
            long of,
            @Nullable String detail) {

        static RebuildAnswer of(Rebuilds.Progress progress) {
            Generation generation = progress.generation();
            return new RebuildAnswer(
                    Integer.toString(generation.number()),
                    generation.source().code(),
                    generation.state().code(),
                    generation.foldVersion(),
                    generation.startedAt(),
                    generation.changedAt(),
                    generation.copied(),
                    progress.done(),
                    progress.of(),
                    generation.detail());
        }
    }

    @PostMapping
    ResponseEntity<RebuildAnswer> start(@RequestBody(required = false) @Nullable RebuildRequest request) {
        Generation started = rebuilds.start(source(request == null ? null : request.from()));
        URI location = URI.create("/v1/rebuilds/" + started.number());
        return ResponseEntity.accepted().location(location).body(answer(Integer.toString(started.number())));
    }

    private static Source source(@Nullable String from) {
        if (from == null) {
            return Source.LOG;
        }
        for (Source source : Source.values()) {
            if (source.name().toLowerCase(Locale.ROOT).equals(from)) {
                return source;
            }
        }
        throw new ProblemException(ProblemType.MALFORMED_REQUEST, "from is '" + from + "', expected log or learners");
    }

    @GetMapping("/{id}")
    RebuildAnswer rebuild(@PathVariable String id) {
        return answer(id);
    }

    private RebuildAnswer answer(String id) {
        if (!id.matches("[0-9]{1,9}")) {
            throw notFound(id);
        }
        return rebuilds.find(Integer.parseInt(id)).map(RebuildAnswer::of).orElseThrow(() -> notFound(id));
    }

    private static ProblemException notFound(String id) {
        return new ProblemException(ProblemType.NOT_FOUND, "there is no rebuild '" + id + "'");
    }
}
