package org.karmayogi.pulse.metrics.reject;

/**
 * A record of {@code learning-rejects} that says that an earlier one was replayed.
 *
 * @param rejectId the earlier one
 */
public record ReplayNote(String rejectId, Replay replay) {}
