package org.karmayogi.pulse.e2e.faults.cases;

import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.karmayogi.pulse.e2e.client.Batch;
import org.karmayogi.pulse.e2e.faults.Scene;
import org.karmayogi.pulse.e2e.history.PortalEvent;
import org.karmayogi.pulse.e2e.history.PortalEvent.Kind;

/** Events of people nobody has heard of yet. */
record People(Scene scene) {

    private static final AtomicInteger NEXT = new AtomicInteger();

    /** A learner's id, never given out before. */
    String learner() {
        return "CASE/" + NEXT.incrementAndGet();
    }

    PortalEvent event(Kind kind, String learner, String at, Map<String, Object> fields) {
        return new PortalEvent("portal", kind, "case-" + NEXT.incrementAndGet(), learner, at, fields);
    }

    PortalEvent onboarding(String learner) {
        return event(Kind.ONBOARDED, learner, "2021-01-01T00:00:00Z", posting());
    }

    Map<String, Object> posting() {
        return Map.of("department", scene.department(0), "district", scene.district(0), "category", "teacher");
    }

    PortalEvent completion(String learner, String course, int minutes) {
        return event(
                Kind.COMPLETED,
                learner,
                "2022-02-02T00:00:00Z",
                Map.of("courseId", course, "durationMinutes", minutes));
    }

    /** So many onboardings, to be sent in one request. */
    Batch onboardings(int count) {
        return Batch.of(
                IntStream.range(0, count).mapToObj(i -> onboarding(learner())).toList());
    }

    /** One request of these. */
    static Batch batch(PortalEvent... events) {
        return Batch.of(List.of(events));
    }
}
