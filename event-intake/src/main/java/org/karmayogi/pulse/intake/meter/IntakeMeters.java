package org.karmayogi.pulse.intake.meter;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;
import org.karmayogi.pulse.intake.event.Family;
import org.karmayogi.pulse.intake.limit.Limit;

/** Every meter of intake, and its name. Thread-safe. Tags are bounded: families are seven, sources are the keys that exist. */
public final class IntakeMeters {

    /** Items answered, by {@code family}, {@code source} and {@code outcome}. */
    public static final String EVENTS = "pulse.intake.events";

    /** Items of the standard feeds, by {@code feed}, {@code source} and {@code outcome}; the course events among them are in EVENTS too. */
    public static final String FEED_ITEMS = "pulse.intake.feed.items";

    /** Time a request spends in reading, validating and handing over, without waiting for its bytes: our own. */
    public static final String OWN = "pulse.intake.own";

    /** Time a request waits for the log, from the end of its body to its last answer. */
    public static final String LOG_WAIT = "pulse.intake.log.wait";

    /** Acknowledgements that came after the item had been answered {@code unknown}. */
    public static final String LATE_ACKS = "pulse.intake.acks.late";

    /** Rejects that could not be kept. */
    public static final String REJECTS_LOST = "pulse.intake.rejects.lost";

    /** Requests refused as a whole because of a {@code limit}. */
    public static final String REFUSED = "pulse.intake.refused";

    /** Requests let in and not answered yet. */
    public static final String REQUESTS_IN_FLIGHT = "pulse.intake.requests.in.flight";

    /** Events handed to the log that it has neither acknowledged nor refused, nor given up. */
    public static final String EVENTS_IN_FLIGHT = "pulse.intake.events.in.flight";

    /** What an item was answered. {@code DUPLICATE} is accepted too, and was published with an earlier item of its request. */
    public enum Outcome {
        ACCEPTED,
        DUPLICATE,
        /** Of a standard feed, and nothing that is counted: kept, and no error. */
        SET_ASIDE,
        REJECTED,
        UNKNOWN,
        /** It was only to be validated. */
        DRY_RUN,
        /** The whole request was answered 503. */
        UNAVAILABLE;

        /** The name meters use. */
        private String label() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    private record EventKey(Family family, String source, Outcome outcome) {}

    private record FeedKey(String feed, String source, Outcome outcome) {}

    private final MeterRegistry registry;
    private final Map<EventKey, Counter> events = new ConcurrentHashMap<>();
    private final Map<FeedKey, Counter> feedItems = new ConcurrentHashMap<>();
    private final Timer own;
    private final Timer logWait;
    private final Counter lateAcks;
    private final Counter rejectsLost;
    private final Map<Limit, Counter> refused = new EnumMap<>(Limit.class);
    // Counted up by the requests' threads and down by the producer's, an event at a time.
    private final LongAdder eventsInFlight = new LongAdder();

    public IntakeMeters(MeterRegistry registry) {
        this.registry = registry;
        this.own = Timer.builder(OWN)
                .description(
                        "Time a request spends in reading, validating and handing over, without waiting for its bytes")
                .publishPercentileHistogram()
                .register(registry);
        this.logWait = Timer.builder(LOG_WAIT)
                .description("Time a request waits for the log, from the end of its body")
                .publishPercentileHistogram()
                .register(registry);
        this.lateAcks = counter(LATE_ACKS, "Acknowledgements that came after the item had been answered unknown");
        this.rejectsLost = counter(REJECTS_LOST, "Rejects that could not be kept");
        // All of them from the start: an alert on a rate needs a zero to rise from.
        for (Limit limit : Limit.values()) {
            refused.put(
                    limit,
                    Counter.builder(REFUSED)
                            .description("Requests refused as a whole because of a limit")
                            .tag("limit", limit.label())
                            .register(registry));
        }
        Gauge.builder(EVENTS_IN_FLIGHT, eventsInFlight, LongAdder::sum)
                .description("Events handed to the log and not settled yet")
                .register(registry);
    }

    public void answered(Family family, String source, Outcome outcome, int items) {
        if (items > 0) {
            events.computeIfAbsent(new EventKey(family, source, outcome), this::counter)
                    .increment(items);
        }
    }

    /** As {@link #answered}, of a feed's items whether they are of a family or not. */
    public void feedAnswered(String feed, String source, Outcome outcome, int items) {
        if (items > 0) {
            feedItems
                    .computeIfAbsent(new FeedKey(feed, source, outcome), this::counter)
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

    public void refused(Limit limit) {
        Objects.requireNonNull(refused.get(limit)).increment();
    }

    /** Tells where to ask how many requests are in flight. */
    public void requestsInFlight(Supplier<Number> requests) {
        Gauge.builder(REQUESTS_IN_FLIGHT, requests)
                .description("Requests let in and not answered yet")
                .register(registry);
    }

    /** An event is handed to the log. */
    public void handedOver() {
        eventsInFlight.increment();
    }

    /** It is known what became of an event that was handed over, or it is given up. */
    public void settled() {
        eventsInFlight.decrement();
    }

    private Counter counter(String name, String description) {
        return Counter.builder(name).description(description).register(registry);
    }

    private Counter counter(EventKey key) {
        return Counter.builder(EVENTS)
                .description("Items answered, by family, source and outcome")
                .tag("family", key.family().type())
                .tag("source", key.source())
                .tag("outcome", key.outcome().label())
                .register(registry);
    }

    private Counter counter(FeedKey key) {
        return Counter.builder(FEED_ITEMS)
                .description("Items of the standard feeds, by feed, source and outcome")
                .tag("feed", key.feed())
                .tag("source", key.source())
                .tag("outcome", key.outcome().label())
                .register(registry);
    }
}
