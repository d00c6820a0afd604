package org.karmayogi.pulse.intake.limit;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.function.LongSupplier;

/** Lets requests in while there is room for them, and turns the others away at once: there is no queue. Thread-safe. */
public final class Admission {

    /** Requests take tens of milliseconds; a second is soon enough to find room, and late enough not to crowd. */
    private static final Duration RETRY_LOAD = Duration.ofSeconds(1);

    /**
     * What may be in flight at once, over all portals, and how much each portal may send.
     *
     * @param requests requests being read or waiting for the log
     * @param bytes bytes of their bodies, as announced or as read so far, whichever is more
     * @param eventsPerSecond a portal's events a second in the long run
     * @param burst how many events a portal that has been quiet may send at once
     */
    public record Capacity(int requests, int bytes, long eventsPerSecond, long burst) {}

    private final Capacity capacity;
    private final LongSupplier nanoTime;
    private final Semaphore requests;
    private final Semaphore bytes;
    private final Map<String, TokenBucket> rates = new ConcurrentHashMap<>();

    /** A gate that measures time with this clock, in nanoseconds. */
    public Admission(Capacity capacity, LongSupplier nanoTime) {
        this.capacity = capacity;
        this.nanoTime = nanoTime;
        this.requests = new Semaphore(capacity.requests());
        this.bytes = new Semaphore(capacity.bytes());
    }

    /**
     * Lets a request in; the ticket must be closed when it has been answered.
     *
     * @param source the portal; as many as there are keys
     * @param announced how many bytes its body is said to have; -1 if it does not say
     * @throws LimitExceededException if there is no room, with the time after which to try again
     */
    public Ticket enter(String source, long announced) {
        TokenBucket rate = rates.computeIfAbsent(
                source, portal -> new TokenBucket(capacity.eventsPerSecond(), capacity.burst(), nanoTime));
        Duration wait = rate.untilToken();
        if (!wait.isZero()) {
            throw new LimitExceededException(
                    Limit.EVENT_RATE,
                    "A portal may send " + capacity.eventsPerSecond() + " events a second; this one has sent more.",
                    wait);
        }
        if (!requests.tryAcquire()) {
            throw new LimitExceededException(
                    Limit.REQUESTS_IN_FLIGHT,
                    capacity.requests() + " requests are in flight, which is as many as there may be.",
                    RETRY_LOAD);
        }
        Ticket ticket = new Ticket(this, rate);
        try {
            ticket.reserve(Math.max(0, announced));
            return ticket;
        } catch (LimitExceededException e) {
            ticket.close();
            throw e;
        }
    }

    /** How many requests have been let in and not been answered yet. */
    public int requestsInFlight() {
        return capacity.requests() - requests.availablePermits();
    }

    /** Whether so many more bytes fit. */
    void acquire(int more) {
        if (!bytes.tryAcquire(more)) {
            throw new LimitExceededException(
                    Limit.BYTES_IN_FLIGHT,
                    "The requests in flight have " + capacity.bytes() + " bytes, which is as many as they may.",
                    RETRY_LOAD);
        }
    }

    void leave(int held) {
        bytes.release(held);
        requests.release();
    }
}
