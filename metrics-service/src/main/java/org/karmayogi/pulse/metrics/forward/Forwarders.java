package org.karmayogi.pulse.metrics.forward;

import java.time.Clock;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.IntConsumer;
import org.karmayogi.pulse.metrics.background.Outbox;
import org.karmayogi.pulse.metrics.fold.Forward;

/** Makes what the owners of partitions forward with; one producer serves all of them. Thread-safe. */
public final class Forwarders implements AutoCloseable {

    private final ForwardProducer producer;
    private final Outbox.Meters meters;
    private final IntConsumer forwarded;
    private final Clock clock;

    /** Apart from the threads that fold and flush: those must not wait for a broker. */
    private final ExecutorService attempts = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "pulse-forward");
        thread.setDaemon(true);
        return thread;
    });

    /**
     * Forwarding to a log.
     *
     * @param forwarded is told how many records the broker has taken
     */
    public Forwarders(ForwardProducer producer, Outbox.Meters meters, IntConsumer forwarded, Clock clock) {
        this.producer = producer;
        this.meters = meters;
        this.forwarded = forwarded;
        this.clock = clock;
    }

    /**
     * What one owner forwards with.
     *
     * @param through what follows from records up to this offset has been forwarded
     */
    public Forwards of(int partition, long through) {
        Outbox.Writer<Forward> writer = new Outbox.Writer<>() {
            @Override
            public void write(List<Forward> records) {
                producer.write(partition, records);
                forwarded.accept(records.size());
            }

            @Override
            public boolean mayRetry(RuntimeException failure) {
                return true;
            }

            @Override
            public void close() {
                // the producer is everybody's
            }
        };
        return new Forwards(through, new Outbox<>(writer, attempts, meters, System::nanoTime), clock);
    }

    /** Lets attempts under way end. */
    @Override
    public void close() {
        attempts.shutdown();
        producer.close();
    }
}
