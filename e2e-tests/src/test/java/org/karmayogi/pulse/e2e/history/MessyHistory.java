package org.karmayogi.pulse.e2e.history;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.karmayogi.pulse.e2e.history.PortalEvent.Kind;

/**
 * A history as messy as portals are: any order, repeats, transfers before onboardings, withdrawals, revocations, deactivations,
 * people never onboarded, equal moments, one id used by two portals. The same seed and codes give the same history.
 */
public final class MessyHistory {

    /** The keys that may push; the first is the usual one. */
    private static final List<String> SOURCES = List.of("portal", "portal", "portal", "admin");

    private static final List<String> CATEGORIES = List.of("officer", "employee", "employee", "teacher");

    /** As Sunbird, Open edX and Moodle write them. */
    private static final List<String> COURSES = List.of(
            "do_%03d", "course-v1:UP+CS%d+2026", "https://moodle.example/view.php?id=%d,1&x=%%25", "=course/%d/");

    private final Random random;
    private final long seed;
    private final MessyTimes times;
    private final List<String> departments;
    private final List<String> districts;
    private final List<PortalEvent> events = new ArrayList<>();

    private MessyHistory(long seed, List<String> departments, List<String> districts) {
        this.random = new Random(seed);
        this.seed = seed;
        this.times = new MessyTimes(random);
        this.departments = departments;
        this.districts = districts;
    }

    public static List<PortalEvent> generate(
            long seed, int learners, int count, List<String> departments, List<String> districts) {
        MessyHistory history = new MessyHistory(seed, departments, districts);
        history.onboard(learners);
        while (history.events.size() < count) {
            // A twentieth of the people has a fifth of the events, so that some pairs see many facts.
            boolean busy = history.random.nextDouble() < 0.2;
            history.step("UP/%d/%05d".formatted(seed, history.random.nextInt(busy ? learners / 20 : learners)));
        }
        Collections.shuffle(history.events, history.random);
        return List.copyOf(history.events);
    }

    private void onboard(int learners) {
        for (int person = 0; person < learners; person++) {
            if (random.nextDouble() < 0.93) {
                add(Kind.ONBOARDED, "UP/%d/%05d".formatted(seed, person), posting(true));
            }
        }
    }

    private void step(String learner) {
        double x = random.nextDouble();
        Map<String, Object> course = Map.of("courseId", pick(COURSES).formatted(random.nextInt(10)));
        if (x < 0.38) {
            add(Kind.ENROLLED, learner, course);
        } else if (x < 0.76) {
            int minutes = 1 + random.nextInt(600);
            add(Kind.COMPLETED, learner, Map.of("courseId", course.get("courseId"), "durationMinutes", minutes));
        } else if (x < 0.84) {
            add(Kind.WITHDRAWN, learner, course);
        } else if (x < 0.90) {
            add(Kind.REVOKED, learner, course);
        } else if (x < 0.95) {
            add(Kind.TRANSFERRED, learner, posting(random.nextDouble() < 0.3));
        } else if (x < 0.965) {
            add(Kind.DEACTIVATED, learner, Map.of());
        } else {
            PortalEvent old = events.get(random.nextInt(events.size()));
            // The same again; or, from another portal, an event of its own although it has the same id.
            events.add(x < 0.99 ? old : old.from(old.source().equals("admin") ? "portal" : "admin"));
        }
    }

    private Map<String, Object> posting(boolean withCategory) {
        String department = pick(departments);
        String district = pick(districts);
        return withCategory
                ? Map.of("department", department, "district", district, "category", pick(CATEGORIES))
                : Map.of("department", department, "district", district);
    }

    private void add(Kind kind, String learner, Map<String, Object> fields) {
        String id = "s" + seed + "-" + events.size();
        events.add(new PortalEvent(pick(SOURCES), kind, id, learner, times.next(), fields));
    }

    private String pick(List<String> from) {
        return from.get(random.nextInt(from.size()));
    }
}
