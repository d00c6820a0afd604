package org.karmayogi.pulse.metrics.consume;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.jspecify.annotations.Nullable;
import org.karmayogi.pulse.metrics.background.BackgroundTask;
import org.karmayogi.pulse.metrics.commit.Checkpoint;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Folds the log into one generation: this instance's consumers for it, their flushers, and the clock that asks the broker
 * how far the log reaches.
 */
final class LogFold {

    private static final Logger LOG = LoggerFactory.getLogger(LogFold.class);
    private static final long PATIENCE_SECONDS = 5;

    /** How often it is looked whether a mark is due, or has been reached. */
    private static final Duration TICK = Duration.ofMillis(10);

    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

    private final Supplier<Consumer<String, byte[]>> consumers;
    private final String topic;
    private final TakeOver takeOver;
    private final EventLog log;
    private final ConsumeProperties limits;
    private final MetricsMeters meters;
    private final Clock clock;
    private final int generation;
    private final LongSupplier cacheBytes;
    private final Pace pace;
    private final List<PartitionConsumer> running = new CopyOnWriteArrayList<>();
    private final List<ExecutorService> executors = new ArrayList<>();
    private final MarkRhythm rhythm;
    private final ReachedMarks reachedMarks;
    private final BackgroundTask marking;
    private long lastLook = System.nanoTime();
    private @Nullable String logId;

    /**
     * A fold, not started.
     *
     * @param consumers makes consumers of the group that folds this generation
     * @param cacheBytes heap that learners of this generation may take at this moment
     * @param pace of each consumer
     * @param reachedMarks to be told of each mark that is reached
     */
    LogFold(
            int generation,
            Supplier<Consumer<String, byte[]>> consumers,
            String topic,
            TakeOver takeOver,
            EventLog log,
            ConsumeProperties limits,
            LongSupplier cacheBytes,
            Pace pace,
            ReachedMarks reachedMarks,
            MetricsMeters meters,
            Clock clock) {
        this.reachedMarks = reachedMarks;
        this.generation = generation;
        this.cacheBytes = cacheBytes;
        this.pace = pace;
        this.consumers = consumers;
        this.topic = topic;
        this.takeOver = takeOver;
        this.log = log;
        this.limits = limits;
        this.meters = meters;
        this.clock = clock;
        this.rhythm = new MarkRhythm(limits.markInterval(), System.nanoTime());
        this.marking = new BackgroundTask("asOf of generation " + generation, limits.markInterval(), TICK, this::tick);
    }

    void start() {
        ExecutorService flushers = Executors.newFixedThreadPool(limits.flushers(), named("flusher"));
        ExecutorService pollers = Executors.newFixedThreadPool(limits.consumers(), named("consumer"));
        executors.addAll(List.of(pollers, flushers));
        for (int i = 0; i < limits.consumers(); i++) {
            PartitionConsumer consumer = new PartitionConsumer(
                    consumers, topic, takeOver, flushers, limits, rhythm, cacheBytes, pace, meters);
            running.add(consumer);
            pollers.execute(consumer);
        }
        meters.lag(
                generation,
                () -> running.stream().mapToLong(PartitionConsumer::lag).sum());
        marking.start();
    }

    private void tick() {
        long now = System.nanoTime();
        if (now - lastLook >= BETWEEN_LOOKS.toNanos()) {
            lastLook = now;
            lookForAnotherLog();
        }
        List<Checkpoint> all = running.stream()
                .flatMap(consumer -> consumer.checkpoints().stream())
                .toList();
        if (rhythm.reached(now, Checkpoint.completeThrough(all, all.size()))) {
            reachedMarks.add();
        }
        if (rhythm.isDue(now)) {
            mark(now);
        }
    }

    /** What was acknowledged before {@code moment} lies before the end that the broker names after it. */
    private void mark(long now) {
        Set<Integer> owned = new HashSet<>();
        running.forEach(consumer -> owned.addAll(consumer.owned()));
        if (!owned.isEmpty()) {
            Instant moment = Instant.ofEpochMilli(clock.millis());
            Map<Integer, Long> ends = log.ends(owned);
            running.forEach(consumer -> consumer.noteEnds(moment, ends));
            rhythm.marked(now, moment);
        }
    }

    /** A topic that was deleted and created again has other records at the same offsets: whoever reads on would skip them. */
    private void lookForAnotherLog() {
        String found = log.describe().topicId();
        if (logId != null && !logId.equals(found)) {
            LOG.error("Topic {} is another log now: it was {}, and is {}", topic, logId, found);
            running.forEach(PartitionConsumer::startAnew);
        }
        logId = found;
    }

    /** Daemon threads named after what they do. */
    static ThreadFactory named(String role) {
        return task -> {
            Thread thread = new Thread(task, "pulse-" + role);
            thread.setDaemon(true);
            return thread;
        };
    }

    /** Ends all of it, waiting some seconds for what is being written. */
    void stop() {
        marking.stop();
        meters.noLag(generation);
        running.forEach(PartitionConsumer::stop);
        // The consumers first: what they flush at their end is written by the flushers.
        for (ExecutorService executor : executors) {
            executor.shutdown();
            try {
                if (!executor.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                    executor.shutdownNow();
                }
            } catch (InterruptedException e) {
                executor.shutdownNow();
                Thread.currentThread().interrupt();
            }
        }
    }
}
