package org.karmayogi.pulse.intake.meter;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.karmayogi.pulse.intake.event.Family;

/** Every meter of intake, and its name. Thread-safe. Tags are bounded: families are seven, sources are the keys that exist. */
public final class IntakeMeters {

    /** Items answered, by {@code family}, {@code source} and {@code outcome}. */
    public static final String EVENTS = "pulse.intake.events";

    /** Time a request spends in reading and validating: our own. */
    public static final String OWN = "pulse.intake.own";

    /** Time a request waits for the log, from its first record to its last answer. */
    public static final String LOG_WAIT = "pulse.intake.log.wait";

    /** Acknowledgements that came after the item had been answered {@code unknown}. */
    public static final String LATE_ACKS = "pulse.intake.acks.late";

    /** Rejects that could not be kept. */
    public static final String REJECTS_LOST = "pulse.intake.rejects.lost";

    /** Requests turned away because too many were in flight. */
    public static final String OVERLOADED = "pulse.intake.overloaded";

    /** Requests read and not answered yet. */
    public static final String REQUESTS_IN_FLIGHT = "pulse.intake.requests.in.flight";

    /** Events handed to the log that it has neither acknowledged nor refused, nor given up. */
    public static final String EVENTS_IN_FLIGHT = "pulse.intake.events.in.flight";

    /** What an item was answered. {@code DUPLICATE} is accepted too, and was published with an earlier item of its request. */
    public enum Outcome {
        ACCEPTED,
        DUPLICATE,
        REJECTED,
        UNKNOWN,
        /** The whole request was answered 503. */
        UNAVAILABLE
    }

    private record EventKey(Family family, String source, Outcome outcome) {}

    private final MeterRegistry registry;
    private final Map<EventKey, Counter> events = new ConcurrentHashMap<>();
    private final Timer own;
    private final Timer logWait;
    private final Counter lateAcks;
    private final Counter rejectsLost;
    private final Counter overloaded;
    private final AtomicInteger eventsInFlight;

    public IntakeMeters(MeterRegistry registry) {
        this.registry = registry;
        this.own = Timer.builder(OWN)
                .description("Time a request spends in reading and validating")
                .publishPercentileHistogram()
                .register(registry);
        this.logWait = Timer.builder(LOG_WAIT)
                .description("Time a request waits for the log")
                .publishPercentileHistogram()
                .register(registry);
        this.lateAcks = counter(LATE_ACKS, "Acknowledgements that came after the item had been answered unknown");
        this.rejectsLost = counter(REJECTS_LOST, "Rejects that could not be kept");
        this.overloaded = counter(OVERLOADED, "Requests turned away because too many were in flight");
        this.eventsInFlight = new AtomicInteger();
        Gauge.builder(EVENTS_IN_FLIGHT, eventsInFlight, AtomicInteger::get)
                .description("Events that requests wait for the log to acknowledge")
                .register(registry);
    }

    public void answered(Family family, String source, Outcome outcome, int items) {
        if (items > 0) {
            events.computeIfAbsent(new EventKey(family, source, outcome), this::counter)
                    .increment(items);
        }
    }

    public void own(long nanos) {
        own.record(nanos, TimeUnit.NANOSECONDS);
    }

    public void waitedForLog(long nanos) {
        logWait.record(nanos, TimeUnit.NANOSECONDS);
    }

    public void lateAck() {
        lateAcks.increment();
    }

    public void rejectLost() {
        rejectsLost.increment();
    }

    public void overloaded() {
        overloaded.increment();
    }

    /** Tells where to ask how many requests are in flight. */
    public void requestsInFlight(Supplier<Number> requests) {
        Gauge.builder(REQUESTS_IN_FLIGHT, requests)
                .description("Requests read and not answered yet")
                .register(registry);
    }

    /** A request begins to wait for events, or with a negative number ends. */
    public void eventsInFlight(int more) {
        eventsInFlight.addAndGet(more);
    }

    private Counter counter(String name, String description) {
        return Counter.builder(name).description(description).register(registry);
    }

    private Counter counter(EventKey key) {
        return Counter.builder(EVENTS)
                .description("Items answered, by family, source and outcome")
                .tag("family", key.family().type())
                .tag("source", key.source())
                .tag("outcome", key.outcome().name().toLowerCase(Locale.ROOT))
                .register(registry);
    }
}
