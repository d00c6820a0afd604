package org.karmayogi.pulse.e2e.faults.ledger;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.karmayogi.pulse.e2e.client.Batch;
import org.karmayogi.pulse.e2e.system.Pause;

/** Pushes at a steady rate whatever happens to the system, until closed. */
public final class Load implements AutoCloseable {

    /** A push that waits for a dead broker takes seconds; with so many of them the rate is nearly held. */
    private static final int WORKERS = 8;

    /** Of the batches without a certain answer, the others are left as they are: some portals never ask again. */
    private static final double SENT_AGAIN = 0.7;

    private final BatchSource source;
    private final Push push;
    private final double nanosPerEvent;
    private final long seed;
    private final List<Thread> workers = new ArrayList<>();
    private final List<String> unexpected = Collections.synchronizedList(new ArrayList<>());
    private final ReentrantReadWriteLock gate = new ReentrantReadWriteLock(true);
    private final AtomicLong events = new AtomicLong();
    private final AtomicLong unanswered = new AtomicLong();
    private long due = System.nanoTime();
    private volatile boolean closed;

    public Load(BatchSource source, Push push, int eventsPerSecond, long seed) {
        this.source = source;
        this.push = push;
        this.nanosPerEvent = 1e9 / eventsPerSecond;
        this.seed = seed;
        for (int i = 0; i < WORKERS; i++) {
            int number = i;
            Thread worker = new Thread(() -> work(number), "load-" + i);
            worker.setDaemon(true);
            workers.add(worker);
            worker.start();
        }
    }

    private void work(int number) {
        Random random = new Random(seed + number);
        while (!closed) {
            gate.readLock().lock();
            try {
                Batch batch = source.next();
                awaitTurn(batch.events().size());
                while (!send(batch) && random.nextDouble() < SENT_AGAIN && !closed) {
                    Pause.millis(200 + random.nextInt(800));
                }
            } catch (AssertionError | RuntimeException e) {
                unexpected.add(e.toString());
            } finally {
                gate.readLock().unlock();
            }
        }
    }

    private boolean send(Batch batch) {
        events.addAndGet(batch.events().size());
        Push.Outcome outcome = push.send(batch);
        unanswered.addAndGet(outcome.fates().getOrDefault(Fate.UNKNOWN, 0));
        return outcome.certain();
    }

    private void awaitTurn(int size) {
        long wait;
        synchronized (this) {
            long now = System.nanoTime();
            // What could not be sent during a fault is not made up for in one burst.
            due = Math.max(due, now - Duration.ofMillis(500).toNanos()) + (long) (size * nanosPerEvent);
            wait = due - now;
        }
        if (wait > 0) {
            Pause.millis(wait / 1_000_000);
        }
    }

    /** Runs something while nothing is being sent; what was in flight is answered first. */
    public <T> T whileQuiet(java.util.concurrent.Callable<T> work) throws Exception {
        gate.writeLock().lock();
        try {
            return work.call();
        } finally {
            gate.writeLock().unlock();
        }
    }

    /** Items sent, repeats included. */
    public long events() {
        return events.get();
    }

    /** Items sent to which there was no certain answer. */
    public long unanswered() {
        return unanswered.get();
    }

    /** Answers that no fault excuses. */
    public List<String> unexpected() {
        return unexpected;
    }

    @Override
    public void close() {
        closed = true;
        for (Thread worker : workers) {
            try {
                worker.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
