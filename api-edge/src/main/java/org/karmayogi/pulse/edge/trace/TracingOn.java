package org.karmayogi.pulse.edge.trace;

import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotatedTypeMetadata;
import org.springframework.util.StringUtils;

/** Holds where {@code management.opentelemetry.tracing.export.otlp.endpoint} names a place to send spans to. */
public final class TracingOn implements Condition {

    private static final String ENDPOINT = "management.opentelemetry.tracing.export.otlp.endpoint";

    @Override
    public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
        return in(context.getEnvironment());
    }

    /** An empty endpoint is none: deployments hand on a variable that is not set. */
    static boolean in(Environment environment) {
        return StringUtils.hasText(environment.getProperty(ENDPOINT));
    }
}
