package org.karmayogi.pulse.bench.fresh;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.karmayogi.pulse.e2e.history.PortalEvent;
import org.karmayogi.pulse.edge.register.Register;

/**
 * People of this measurement alone, whose completions are each of another pair of person and course: every one counts, and counts
 * one. A few departments, districts and courses have most of them. Not thread-safe.
 */
final class Learners {

    private static final int COURSES = 2_000;

    /** Courses a person can complete. */
    static final int EACH = 100;

    private static final int SECONDS_OF_A_DAY = 86_400;

    private final List<String> departments = List.copyOf(Register.departments().codes());
    private final List<String> districts = List.copyOf(Register.districts().codes());
    private final Random random;
    private final int people;
    private final Instant now;
    private int onboarded;
    private int completed;

    /** That many, none of whom has come yet. */
    Learners(int people, long seed, Instant now) {
        this.random = new Random(seed);
        this.people = people;
        this.now = now;
    }

    /** The next person comes. */
    PortalEvent onboarding() {
        Map<String, Object> posting = Map.of(
                "department", hot(departments),
                "district", hot(districts),
                "category", "employee");
        Instant lastYear = now.minus(Duration.ofDays(365));
        return event(PortalEvent.Kind.ONBOARDED, "o-" + onboarded, onboarded++, lastYear, posting);
    }

    /** Everyone's first course, then everyone's second; what happened within the last day. */
    PortalEvent completion() {
        int round = completed / people;
        if (round == EACH) {
            throw new IllegalStateException("All " + people + " people have completed " + EACH + " courses each");
        }
        // Each round has courses of its own stretch, the first rounds the narrowest, so that few courses have most.
        double rank = (round + random.nextDouble()) / EACH;
        int course = round + (int) (rank * rank * rank * (COURSES - EACH));
        Map<String, Object> fields = Map.of("courseId", "do_113%06d".formatted(course), "durationMinutes", 30);
        Instant moment = now.minusSeconds(random.nextInt(SECONDS_OF_A_DAY));
        return event(PortalEvent.Kind.COMPLETED, "c-" + completed, completed++ % people, moment, fields);
    }

    private String hot(List<String> codes) {
        double dice = random.nextDouble();
        return codes.get((int) (dice * dice * dice * codes.size()));
    }

    private static PortalEvent event(
            PortalEvent.Kind kind, String id, int person, Instant moment, Map<String, Object> fields) {
        return new PortalEvent("bench", kind, "fresh-" + id, "FRESH-" + person, moment.toString(), fields);
    }
}
