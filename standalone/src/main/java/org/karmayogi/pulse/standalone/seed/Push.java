package org.karmayogi.pulse.standalone.seed;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.karmayogi.pulse.standalone.command.CommandException;

/** Pushes a whole population: events are made as they are sent, and a few batches are in flight. */
final class Push {

    private final Pusher pusher;
    private final int batchSize;
    private final int inFlight;

    Push(Pusher pusher, int batchSize, int inFlight) {
        this.pusher = pusher;
        this.batchSize = batchSize;
        this.inFlight = inFlight;
    }

    void all(Population population) throws InterruptedException {
        // The caller sends a batch itself when everyone is busy: so no more batches exist than are in flight.
        ThreadPoolExecutor senders = new ThreadPoolExecutor(
                Math.max(1, inFlight - 1),
                Math.max(1, inFlight - 1),
                1,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(1),
                new ThreadPoolExecutor.CallerRunsPolicy());
        List<Future<?>> sent = new ArrayList<>();
        try {
            Map<Family, List<Event>> open = new EnumMap<>(Family.class);
            for (long number = 0; number < population.size(); number++) {
                Event event = population.event(number);
                List<Event> events = open.computeIfAbsent(event.family(), family -> new ArrayList<>(batchSize));
                events.add(event);
                if (events.size() == batchSize) {
                    send(senders, sent, new Batch(event.family(), events));
                    open.remove(event.family());
                }
            }
            open.forEach((family, events) -> send(senders, sent, new Batch(family, events)));
            for (Future<?> future : sent) {
                finish(future);
            }
        } finally {
            senders.shutdownNow();
        }
    }

    private void send(ThreadPoolExecutor senders, List<Future<?>> sent, Batch batch) {
        sent.add(senders.submit(() -> {
            pusher.push(batch);
            return batch.family();
        }));
        // A batch that could not be pushed ends the run at once, not after the last event.
        sent.removeIf(future -> {
            if (future.isDone()) {
                finishNow(future);
            }
            return future.isDone();
        });
    }

    private static void finishNow(Future<?> future) {
        try {
            finish(future);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandException("Interrupted", e);
        }
    }

    private static void finish(Future<?> future) throws InterruptedException {
        try {
            future.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof CommandException known
                    ? known
                    : new CommandException("A batch could not be pushed: " + e.getCause(), e);
        }
    }
}
