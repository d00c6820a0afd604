package org.karmayogi.pulse.metrics.query;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** The figures as they change, as server-sent events. */
@RestController
final class StreamController {

    private final SummaryStream stream;

    StreamController(SummaryStream stream) {
        this.stream = stream;
    }

    /**
     * Events named {@code summary}, each with the answer of {@code /v1/metrics/summary} and an id by which a listener that was cut
     * off says what it knows.
     */
    @GetMapping(path = "/v1/metrics/stream", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    SseEmitter stream(Scope scope, @RequestHeader(name = "Last-Event-ID", required = false) @Nullable String known) {
        SseEmitter emitter = new SseEmitter(0L); // no end of its own
        Sink sink = new EmitterSink(emitter);
        emitter.onCompletion(() -> stream.remove(sink));
        emitter.onError(failure -> stream.remove(sink));
        stream.add(scope, known, sink);
        return emitter;
    }

    private record EmitterSink(SseEmitter emitter) implements Sink {

        @Override
        public void summary(String id, String json) throws IOException {
            emitter.send(SseEmitter.event().id(id).name("summary").data(json, MediaType.TEXT_PLAIN));
        }

        @Override
        public void signOfLife() throws IOException {
            emitter.send(SseEmitter.event().comment(""));
        }

        @Override
        public void end() {
            emitter.complete();
        }
    }
}
