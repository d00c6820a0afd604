package org.karmayogi.pulse.metrics.consume;

import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.LongSupplier;
import org.karmayogi.pulse.metrics.background.Outbox;

/**
 * What the owner of one partition has to set aside, until it is written; where that fails for long the partition is
 * given up, to be taken over anew with a new producer. Used by the partition's consumer alone.
 */
final class SetAside implements AutoCloseable {

    static final int MAX_ATTEMPTS = Outbox.MAX_ATTEMPTS;

    private final Outbox<SetAsideRecord> outbox;

    SetAside(SetAsideWriter writer, Executor executor, MetricsMeters meters, LongSupplier nanoTime) {
        outbox = new Outbox<>(counting(writer, meters), executor, meters.outbox(), nanoTime);
    }

    private static Outbox.Writer<SetAsideRecord> counting(SetAsideWriter writer, MetricsMeters meters) {
        return new Outbox.Writer<>() {
            @Override
            public void write(List<SetAsideRecord> records) {
                // Counted where it is written: a tenure that ends before the attempt is settled must not lose the
                // count.
                writer.write(records).forEach(meters::setAside);
            }

            @Override
            public boolean mayRetry(RuntimeException failure) {
                return failure instanceof LogUnavailableException;
            }

            @Override
            public void close() {
                writer.close();
            }
        };
    }

    void add(SetAsideRecord record) {
        outbox.add(record);
    }

    /** Whether something is not written yet: until it is, the partition takes nothing in and commits nothing. */
    boolean isWaiting() {
        return outbox.isWaiting();
    }

    /**
     * Takes in an attempt that has ended, and begins one where it is time.
     *
     * @throws RuntimeException where the partition must be given up
     */
    void tend() {
        outbox.tend();
    }

    /** Ends the tenure; what is not written is the next owner's to set aside. Returns at once. */
    @Override
    public void close() {
        outbox.close();
    }
}
