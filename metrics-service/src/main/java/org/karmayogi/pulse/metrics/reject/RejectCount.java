package org.karmayogi.pulse.metrics.reject;

/** How many rejects of a source have a reason. */
public record RejectCount(String source, String reason, long count) {}
