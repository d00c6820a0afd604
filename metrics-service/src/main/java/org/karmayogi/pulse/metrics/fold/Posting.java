package org.karmayogi.pulse.metrics.fold;

/** Where a learner serves. The category is known for everyone who was ever onboarded. */
public record Posting(String department, String district, Category category) {}
