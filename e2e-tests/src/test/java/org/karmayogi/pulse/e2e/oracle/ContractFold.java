package org.karmayogi.pulse.e2e.oracle;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.karmayogi.pulse.e2e.history.PortalEvent;

/** The contract's rules on how facts combine, read from its text and written as plainly as they can be. */
final class ContractFold {

    private ContractFold() {}

    private record Fact(Instant at, Instant receivedAt, PortalEvent event) {}

    private record Identity(String source, String id) {}

    /** Events in any order, repeats included. */
    static List<Learner> learners(Collection<PortalEvent> events, Receipts receipts, People people) {
        Map<Identity, PortalEvent> once = new LinkedHashMap<>();
        events.forEach(event -> once.putIfAbsent(new Identity(event.source(), event.id()), event));
        return once.values().stream()
                .collect(Collectors.groupingBy(event -> people.of(event.learnerId())))
                .values()
                .stream()
                .map(facts -> ordered(facts, receipts))
                .map(ContractFold::learner)
                .toList();
    }

    /** By occurredAt; ties: source, then receivedAt, then id. */
    private static List<PortalEvent> ordered(List<PortalEvent> events, Receipts receipts) {
        return events.stream()
                .map(event -> new Fact(OffsetDateTime.parse(event.occurredAt()).toInstant(), receipts.of(event), event))
                .sorted(Comparator.comparing(Fact::at)
                        .thenComparing(fact -> fact.event().source())
                        .thenComparing(Fact::receivedAt)
                        .thenComparing(fact -> fact.event().id()))
                .map(Fact::event)
                .toList();
    }

    private static Learner learner(List<PortalEvent> facts) {
        boolean ever = false;
        boolean registered = false;
        Learner.Posting posting = new Learner.Posting("", "", "");
        Map<String, List<PortalEvent>> courses = new HashMap<>();
        for (PortalEvent fact : facts) {
            switch (fact.kind()) {
                case ONBOARDED -> {
                    ever = true;
                    registered = true;
                    posting = posting(fact, posting);
                }
                case TRANSFERRED -> posting = posting(fact, posting);
                case DEACTIVATED -> registered = false;
                default ->
                    courses.computeIfAbsent(fact.text("courseId"), id -> new ArrayList<>())
                            .add(fact);
            }
        }
        Map<String, Learner.Course> outcomes = new HashMap<>();
        courses.forEach((id, onCourse) -> outcomes.put(id, course(onCourse)));
        return new Learner(ever, registered, posting, outcomes);
    }

    /** A transfer without a category keeps the one before. */
    private static Learner.Posting posting(PortalEvent fact, Learner.Posting before) {
        String category = fact.text("category").isEmpty() ? before.category() : fact.text("category");
        return new Learner.Posting(fact.text("department"), fact.text("district"), category);
    }

    private static Learner.Course course(List<PortalEvent> facts) {
        boolean enrolled = false;
        Deque<PortalEvent> standing = new ArrayDeque<>();
        for (PortalEvent fact : facts) {
            switch (fact.kind()) {
                case ENROLLED -> enrolled = true;
                case WITHDRAWN -> enrolled = false;
                case COMPLETED -> standing.add(fact);
                case REVOKED -> standing.clear();
                default -> throw new IllegalArgumentException("No fact about a course: " + fact);
            }
        }
        boolean completed = !standing.isEmpty();
        int minutes = completed ? (Integer) standing.getFirst().fields().get("durationMinutes") : 0;
        return new Learner.Course(enrolled || completed, completed, minutes);
    }
}
