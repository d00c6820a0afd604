package org.karmayogi.pulse.intake.publishing;

import io.micrometer.tracing.Span;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.propagation.Propagator;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What records carry of the trace of their request: its W3C {@code traceparent} where it is sampled, else nothing. The caller's
 * {@code tracestate} and baggage end here: they are someone else's text, and the log is kept for ever. Thread-safe.
 */
public record SampledTrace(Tracer tracer, Propagator propagator) {

    /** The record's header. */
    public static final String HEADER = "traceparent";

    /** Of the request that this thread is about. */
    public @Nullable String traceparent() {
        Span span = tracer.currentSpan();
        if (span == null || !Boolean.TRUE.equals(span.context().sampled())) {
            return null;
        }
        Map<String, String> written = new HashMap<>();
        propagator.inject(span.context(), written, (carrier, name, value) -> written.put(name, value));
        return written.get(HEADER);
    }
}
