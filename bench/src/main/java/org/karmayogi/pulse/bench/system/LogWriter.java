package org.karmayogi.pulse.bench.system;

import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import org.karmayogi.pulse.bench.Settings;
import org.karmayogi.pulse.e2e.client.PulseClient;

/** Writes events straight into the log, acknowledged by every replica: all at once, or at a rate. */
public final class LogWriter implements AutoCloseable {

    private static final int TICK_MILLIS = 10;

    private final Supplier<ProducerRecord<byte[], byte[]>> events;
    private final KafkaProducer<byte[], byte[]> producer;
    private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();
    private final Thread arrivals = new Thread(this::arrive, "arrivals");
    private volatile int perSecond;
    private final AtomicLong arrived = new AtomicLong();

    /** A writer of these events to the broker at that port. */
    public LogWriter(int brokerPort, EventSource events) {
        this(brokerPort, events::next);
    }

    /** A writer of what comes from there, one record after the other. */
    public LogWriter(int brokerPort, Supplier<ProducerRecord<byte[], byte[]>> events) {
        this.events = events;
        this.producer = new KafkaProducer<>(settings(brokerPort), new ByteArraySerializer(), new ByteArraySerializer());
    }

    /** A producer's settings as intake has them. */
    static Map<String, Object> settings(int brokerPort) {
        Map<String, Object> settings = new HashMap<>();
        settings.put("bootstrap.servers", "127.0.0.1:" + brokerPort);
        settings.put("acks", "all");
        settings.put("compression.type", "lz4");
        settings.put("linger.ms", 5);
        settings.put("batch.size", 128 * 1024);
        return settings;
    }

    /** Writes that many and waits until all are acknowledged. */
    public void fill(long count) throws Exception {
        for (long i = 0; i < count; i++) {
            send();
            check();
        }
        producer.flush();
        check();
    }

    /**
     * Writes that many and waits until they are in the figures.
     *
     * @param figures asks who folds this log
     */
    public void fillFigures(int count, PulseClient figures, Settings settings) throws Exception {
        fill(count);
        figures.settle(Clock.systemUTC().instant());
        settings.progress("%,d events are in the log and in the figures", count);
    }

    /** From now on that many a second, until closed. */
    public void startArrivals(int eventsPerSecond) {
        perSecond = eventsPerSecond;
        arrivals.setDaemon(true);
        arrivals.start();
    }

    private void arrive() {
        long start = System.nanoTime();
        while (perSecond > 0) {
            long due = (System.nanoTime() - start) * perSecond / 1_000_000_000L;
            while (arrived.get() < due) {
                send();
                arrived.incrementAndGet();
            }
            LockSupport.parkNanos(TICK_MILLIS * 1_000_000L);
        }
    }

    private void send() {
        // The outcome comes through the callback.
        Future<RecordMetadata> unused =
                producer.send(events.get(), (metadata, failed) -> failure.compareAndSet(null, failed));
    }

    /** How many have arrived at the rate. */
    public long arrived() {
        return arrived.get();
    }

    /** Throws what kept an event from being written, if anything did. */
    public void check() throws Exception {
        @Nullable Exception failed = failure.get();
        if (failed != null) {
            throw failed;
        }
    }

    @Override
    public void close() {
        perSecond = 0;
        LockSupport.unpark(arrivals);
        try {
            arrivals.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        producer.close();
    }
}
