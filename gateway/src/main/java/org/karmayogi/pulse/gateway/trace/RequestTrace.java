package org.karmayogi.pulse.gateway.trace;

import io.micrometer.tracing.Span;
import io.micrometer.tracing.Tracer;
import org.springframework.web.server.ServerWebExchange;

/** The span of a request on its exchange: a request has no thread of its own that could carry it. */
public record RequestTrace(Tracer tracer, Span span) {

    private static final String ATTRIBUTE = RequestTrace.class.getName();

    void on(ServerWebExchange exchange) {
        exchange.getAttributes().put(ATTRIBUTE, this);
    }

    /** Runs what logs about a request, so that the lines have its trace id where there is one. */
    public static void within(ServerWebExchange exchange, Runnable logging) {
        if (exchange.getAttribute(ATTRIBUTE) instanceof RequestTrace trace) {
            Tracer.SpanInScope scope = trace.tracer.withSpan(trace.span);
            try {
                logging.run();
            } finally {
                scope.close();
            }
        } else {
            logging.run();
        }
    }
}
