package org.karmayogi.pulse.metrics.audit;

/**
 * One number that the totals and the recount do not agree on.
 *
 * @param partition the partition of the log
 * @param kind the kind of total, or {@code learner} where a learner itself can not be read
 * @param key the department, day, department in a month, course, or learner
 * @param cell the cell within the total
 * @param measure what is counted
 * @param total what the totals say
 * @param recount what the facts add up to
 */
public record Difference(
        int partition, String kind, String key, String cell, String measure, long total, long recount) {}
