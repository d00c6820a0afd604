package org.karmayogi.pulse.gateway.trace;

import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.propagation.Propagator;
import org.karmayogi.pulse.edge.trace.TracingOn;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;

/** Without tracing a caller's {@code traceparent} goes on to the service as it came. */
@Configuration(proxyBeanMethods = false)
@Conditional(TracingOn.class)
class TraceConfiguration {

    @Bean
    TraceFilter traceFilter(Tracer tracer, Propagator propagator) {
        return new TraceFilter(tracer, propagator);
    }
}
