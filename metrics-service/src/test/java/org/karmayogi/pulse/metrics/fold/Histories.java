package org.karmayogi.pulse.metrics.fold;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Messy histories of one learner, from a seed: few courses and few days, so that facts meet. */
public final class Histories {

    private static final List<String> DEPARTMENTS = List.of("REVENUE", "HOME", "SOCIAL-WELFARE");
    private static final List<String> DISTRICTS = List.of("LUCKNOW", "AGRA", "BANDA");
    private static final Instant START = Instant.parse("2025-03-01T00:00:00Z");

    private Histories() {}

    public static List<LearningEvent> events(Random random, int count) {
        List<LearningEvent> events = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            events.add(event(random));
        }
        return events;
    }

    /** Facts with offsets 0, 1, … and identities s0..s2/e…; occurrences often tie. */
    public static List<Fact> facts(Random random, int count) {
        List<Fact> facts = new ArrayList<>();
        for (LearningEvent event : events(random, count)) {
            Instant at = START.plusSeconds(3600L * random.nextInt(24 * 45));
            int number = facts.size();
            // Of those that tie, some are received in the same request, and ids grow as times of receipt do not.
            long receivedAt = at.toEpochMilli() + 60_000L * (number * 7 % 3);
            String id = "e" + number * 5 % 3 + number;
            facts.add(new Fact("s" + random.nextInt(3), id, at, receivedAt, number, null, event));
        }
        return facts;
    }

    private static LearningEvent event(Random random) {
        String course = "do_" + random.nextInt(5);
        String department = DEPARTMENTS.get(random.nextInt(3));
        String district = DISTRICTS.get(random.nextInt(3));
        Category category = List.of(Category.values()).get(random.nextInt(3));
        return switch (random.nextInt(10)) {
            case 0 -> new LearningEvent.Onboarded(department, district, category, random.nextBoolean() ? null : "Asha");
            case 1 -> new LearningEvent.Transferred(department, district, random.nextBoolean() ? null : category);
            case 2 -> new LearningEvent.Deactivated(random.nextBoolean() ? null : "retired");
            case 3, 4, 5 -> new LearningEvent.Enrolled(course);
            case 6 -> new LearningEvent.Withdrawn(course);
            case 7 -> new LearningEvent.Revoked(course, null);
            default -> new LearningEvent.Completed(course, random.nextInt(90), random.nextBoolean() ? null : "c-1");
        };
    }
}
