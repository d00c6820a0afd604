package org.karmayogi.pulse.bench.system;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.karmayogi.pulse.e2e.faults.log.LoggedEvent;
import org.karmayogi.pulse.e2e.history.PortalEvent;
import org.karmayogi.pulse.edge.register.Register;
import org.karmayogi.pulse.standalone.seed.Codes;
import org.karmayogi.pulse.standalone.seed.Event;
import org.karmayogi.pulse.standalone.seed.Population;

/**
 * The events of a population as records of the log, one after the other: all departments and districts of the registers, 2,000
 * courses; a few of each are hot, one event in a hundred comes twice, some come days late. Not thread-safe.
 */
public final class EventSource {

    private static final int COURSES = 2_000;

    private final Population population;
    private long next;

    /** A population of that many people in that many events. */
    public EventSource(long people, long events, long seed) {
        List<String> courses = IntStream.rangeClosed(1, COURSES)
                .mapToObj("do_113%06d"::formatted)
                .toList();
        Codes codes = new Codes(
                List.copyOf(Register.departments().codes()),
                List.copyOf(Register.districts().codes()),
                courses);
        this.population = Population.generated(people, events, seed, codes);
    }

    /** The next as a record of the log; the first again after the last. */
    public ProducerRecord<byte[], byte[]> next() {
        return LoggedEvent.record(nextEvent());
    }

    /** The next as a portal has it; the first again after the last. */
    public PortalEvent nextEvent() {
        Event event = population.event(next++ % population.size());
        PortalEvent.Kind kind = PortalEvent.Kind.valueOf(event.family().name());
        return new PortalEvent(
                "bench", kind, event.id(), event.learnerId(), event.occurredAt().toString(), fields(event.detail()));
    }

    private static Map<String, Object> fields(Event.Detail detail) {
        Map<String, Object> fields = new HashMap<>();
        if (detail instanceof Event.Posting posting) {
            fields.put("department", posting.department());
            fields.put("district", posting.district());
            fields.put("category", posting.category());
        } else if (detail instanceof Event.Transfer transfer) {
            fields.put("department", transfer.department());
            fields.put("district", transfer.district());
        } else if (detail instanceof Event.Deactivation deactivation) {
            fields.put("reason", deactivation.reason());
        } else if (detail instanceof Event.Completion completion) {
            fields.put("courseId", completion.courseId());
            fields.put("durationMinutes", completion.durationMinutes());
        } else if (detail instanceof Event.Course course) {
            fields.put("courseId", course.courseId());
        }
        return fields;
    }
}
