package org.karmayogi.pulse.metrics.consume;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Runs the consumers of this instance, their flushers, and the clock that asks the broker how far the log reaches. */
final class LogFold implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(LogFold.class);

    private final Supplier<Consumer<String, byte[]>> consumers;
    private final String topic;
    private final TakeOver takeOver;
    private final EventLog log;
    private final ConsumeProperties limits;
    private final MetricsMeters meters;
    private final Clock clock;
    private final List<PartitionConsumer> running = new ArrayList<>();
    private final List<ExecutorService> executors = new ArrayList<>();
    private @Nullable ScheduledFuture<?> marking;

    LogFold(
            Supplier<Consumer<String, byte[]>> consumers,
            String topic,
            TakeOver takeOver,
            EventLog log,
            ConsumeProperties limits,
            MetricsMeters meters,
            Clock clock) {
        this.consumers = consumers;
        this.topic = topic;
        this.takeOver = takeOver;
        this.log = log;
        this.limits = limits;
        this.meters = meters;
        this.clock = clock;
    }

    @Override
    public synchronized void start() {
        ExecutorService flushers = Executors.newFixedThreadPool(limits.flushers(), named("flusher"));
        ExecutorService pollers = Executors.newFixedThreadPool(limits.consumers(), named("consumer"));
        ScheduledExecutorService marks = Executors.newSingleThreadScheduledExecutor(named("log-end"));
        executors.addAll(List.of(marks, pollers, flushers));
        for (int i = 0; i < limits.consumers(); i++) {
            PartitionConsumer consumer = new PartitionConsumer(consumers, topic, takeOver, flushers, limits, meters);
            meters.lag(i, consumer::lag);
            running.add(consumer);
            pollers.execute(consumer);
        }
        List<PartitionConsumer> all = List.copyOf(running);
        long pause = limits.markInterval().toMillis();
        marking = marks.scheduleWithFixedDelay(() -> mark(all), pause, pause, TimeUnit.MILLISECONDS);
    }

    /** What was acknowledged before {@code moment} lies before the end that the broker names after it. */
    private void mark(List<PartitionConsumer> all) {
        try {
            Set<Integer> owned = new HashSet<>();
            all.forEach(consumer -> owned.addAll(consumer.owned()));
            if (owned.isEmpty()) {
                return;
            }
            Instant moment = Instant.ofEpochMilli(clock.millis());
            Map<Integer, Long> ends = log.ends(owned);
            all.forEach(consumer -> consumer.noteEnds(moment, ends));
        } catch (RuntimeException e) {
            LOG.warn("asOf stands still: {}", e.getMessage());
        }
    }

    /** Daemon threads named after what they do. */
    static ThreadFactory named(String role) {
        return task -> {
            Thread thread = new Thread(task, "pulse-" + role);
            thread.setDaemon(true);
            return thread;
        };
    }

    @Override
    public synchronized void stop() {
        if (marking != null) {
            marking.cancel(false);
        }
        running.forEach(PartitionConsumer::stop);
        executors.forEach(ExecutorService::shutdown);
        for (ExecutorService executor : executors) {
            try {
                if (!executor.awaitTermination(5, TimeUnit.SECONDS)) {
                    executor.shutdownNow();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        running.clear();
        executors.clear();
    }

    @Override
    public synchronized boolean isRunning() {
        return !running.isEmpty();
    }
}
