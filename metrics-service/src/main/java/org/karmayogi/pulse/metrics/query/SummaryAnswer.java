package org.karmayogi.pulse.metrics.query;

import java.time.Instant;

/** The answer to {@code GET /v1/metrics/summary}. */
public record SummaryAnswer(Instant asOf, Scope scope, Figures metrics, Unregistered unregistered) {}
