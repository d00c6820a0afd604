package org.karmayogi.pulse.e2e.oracle;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import org.karmayogi.pulse.e2e.history.PortalEvent;

/** What every figure must be once all of these events count. */
public final class Oracle {

    private final List<Learner> learners;

    public Oracle(Collection<PortalEvent> events, Receipts receipts) {
        this(events, receipts, new People(List.of()));
    }

    public Oracle(Collection<PortalEvent> events, Receipts receipts, People people) {
        this.learners = ContractFold.learners(events, receipts, people);
    }

    /** The contract's metrics of a scope, but for the two that need a department's strength. */
    public Map<String, BigDecimal> metrics(Scope scope) {
        List<Learner> people = learners.stream()
                .filter(learner -> learner.registered() && scope.has(learner.posting()))
                .toList();
        long registered = people.size();
        long one = count(people, learner -> learner.completions() >= 1);
        long three = count(people, learner -> learner.completions() >= 3);
        long minutes = sum(people, Learner::minutes);
        Map<String, BigDecimal> metrics = new LinkedHashMap<>();
        put(metrics, "registered", registered);
        put(metrics, "enrolled", count(people, learner -> learner.enrolments() > 0));
        put(metrics, "enrolments", sum(people, Learner::enrolments));
        put(metrics, "inProgress", count(people, Learner::inProgress));
        put(metrics, "completions", sum(people, Learner::completions));
        put(metrics, "trainingMinutes", minutes);
        metrics.put("trainingHours", hours(minutes));
        put(metrics, "completedAtLeastOne", one);
        put(metrics, "completedThreeOrMore", three);
        put(metrics, "completedFewerThanThree", registered - three);
        put(metrics, "undergoingTraining", registered - one);
        return metrics;
    }

    /** What people did who were never onboarded. */
    public Map<String, BigDecimal> unregistered() {
        List<Learner> people = learners.stream()
                .filter(learner ->
                        !learner.everOnboarded() && !learner.courses().isEmpty())
                .toList();
        Map<String, BigDecimal> figures = new LinkedHashMap<>();
        put(figures, "people", people.size());
        put(figures, "enrolments", sum(people, Learner::enrolments));
        put(figures, "completions", sum(people, Learner::completions));
        figures.put("trainingHours", hours(sum(people, Learner::minutes)));
        return figures;
    }

    private static BigDecimal hours(long minutes) {
        return BigDecimal.valueOf(minutes).divide(BigDecimal.valueOf(60), 2, RoundingMode.HALF_UP);
    }

    private static long sum(List<Learner> people, ToLongFunction<Learner> number) {
        return people.stream().mapToLong(number).sum();
    }

    private static long count(List<Learner> people, Predicate<Learner> which) {
        return people.stream().filter(which).count();
    }

    private static void put(Map<String, BigDecimal> figures, String name, long value) {
        figures.put(name, BigDecimal.valueOf(value));
    }
}
