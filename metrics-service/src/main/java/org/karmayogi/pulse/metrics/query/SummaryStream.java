package org.karmayogi.pulse.metrics.query;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.karmayogi.pulse.edge.problem.ProblemException;
import org.karmayogi.pulse.edge.problem.ProblemType;
import org.karmayogi.pulse.metrics.background.BackgroundTask;
import org.springframework.context.SmartLifecycle;

/**
 * Tells listeners the summary of their scope whenever the figures have changed, at most four times a second. Each scope is
 * computed once, however many listen. A listener that is slow to take an event in misses those that come meanwhile, and
 * then gets the latest.
 */
final class SummaryStream implements SmartLifecycle {

    private static final Duration PAUSE = Duration.ofMillis(250);
    private static final int MAX_LISTENERS = 2_000;

    /** Writes block only for listeners whose connection is stuck, and those are dropped when their write times out. */
    private static final int WRITERS = 4;

    private final Supplier<Optional<Snapshot>> latest;
    private final SummaryEvents events;
    private final Set<Listener> listeners = ConcurrentHashMap.newKeySet();
    private final BackgroundTask publishing = new BackgroundTask("stream", PAUSE, PAUSE, this::publish);
    private @Nullable ExecutorService writers;

    SummaryStream(Supplier<Optional<Snapshot>> latest, SummaryEvents events) {
        this.latest = latest;
        this.events = events;
    }

    /** How many listen. */
    int listeners() {
        return listeners.size();
    }

    /**
     * Adds a listener; it is told at once where what it knows is not the latest.
     *
     * @param known the id of the last event it has seen; null where it has seen none
     * @throws ProblemException of type {@code overloaded} where too many listen
     */
    void add(Scope scope, @Nullable String known, Sink sink) {
        if (listeners.size() >= MAX_LISTENERS) {
            throw new ProblemException(
                    ProblemType.OVERLOADED,
                    MAX_LISTENERS + " listen to this instance",
                    List.of(),
                    Duration.ofSeconds(5));
        }
        listeners.add(new Listener(scope, known, sink));
    }

    /** Forgets a listener that has gone. */
    void remove(Sink sink) {
        listeners.removeIf(listener -> listener.sink() == sink);
    }

    void publish() {
        Snapshot snapshot = latest.get().orElse(null);
        ExecutorService executor = writers;
        if (snapshot == null || executor == null) {
            return;
        }
        String id = snapshot.tag();
        Map<Scope, String> bodies = new HashMap<>();
        for (Listener listener : listeners) {
            if (listener.isIdle()) {
                if (!id.equals(listener.known())) {
                    String body = bodies.computeIfAbsent(listener.scope(), scope -> events.body(snapshot, scope));
                    executor.execute(() -> tell(listener, sink -> sink.summary(id, body), id));
                } else if (listener.isDueForSignOfLife()) {
                    executor.execute(() -> tell(listener, Sink::signOfLife, id));
                }
            }
        }
    }

    private void tell(Listener listener, Listener.Message message, String id) {
        if (!listener.tell(message, id)) {
            listeners.remove(listener);
        }
    }

    @Override
    public void start() {
        writers = Executors.newFixedThreadPool(WRITERS, task -> {
            Thread thread = new Thread(task, "pulse-stream-writer");
            thread.setDaemon(true);
            return thread;
        });
        publishing.start();
    }

    @Override
    public void stop() {
        publishing.stop();
        listeners.forEach(listener -> listener.sink().end());
        listeners.clear();
        ExecutorService executor = writers;
        if (executor != null) {
            executor.shutdownNow();
        }
        writers = null;
    }

    @Override
    public boolean isRunning() {
        return publishing.isRunning();
    }
}
