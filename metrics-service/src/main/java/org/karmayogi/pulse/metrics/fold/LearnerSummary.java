package org.karmayogi.pulse.metrics.fold;

import org.jspecify.annotations.Nullable;

/**
 * The part of a learner's state that look-ups by posting need as plain fields. Written with the facts, never read back by
 * the fold.
 *
 * @param registered whether the learner is in the standing figures
 * @param posting the latest; null for those never onboarded
 * @param completions courses that stand as completed
 */
public record LearnerSummary(boolean registered, @Nullable Posting posting, int completions) {}
