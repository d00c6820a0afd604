package org.karmayogi.pulse.metrics.consume;

import java.util.List;
import java.util.function.Supplier;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.jspecify.annotations.Nullable;
import org.karmayogi.pulse.metrics.commit.FencedException;

/**
 * Writes in sessions: the first begins with the first record, for most owners never meet one, and another after each failure, because
 * what a producer can still do after one depends on the failure.
 */
final class TransactionalWriter implements SetAsideWriter {

    private final int partition;
    private final Supplier<SetAsideSession> sessions;
    private @Nullable SetAsideSession session;

    TransactionalWriter(int partition, Supplier<SetAsideSession> sessions) {
        this.partition = partition;
        this.sessions = sessions;
    }

    @Override
    public synchronized List<SetAsideRecord> write(List<SetAsideRecord> records) {
        try {
            if (session == null) {
                session = sessions.get();
            }
            return session.write(records);
        } catch (RuntimeException e) {
            close();
            if (isFenced(e)) {
                throw new FencedException(
                        "partition " + partition + " was taken over, another owner sets its records aside: "
                                + e.getMessage(),
                        e);
            }
            throw new LogUnavailableException("records could not be set aside: " + e.getMessage(), e);
        }
    }

    private static boolean isFenced(RuntimeException failure) {
        return CauseChain.has(failure, ProducerFencedException.class)
                || CauseChain.has(failure, InvalidProducerEpochException.class);
    }

    @Override
    public synchronized void close() {
        SetAsideSession ended = session;
        session = null;
        if (ended != null) {
            ended.close();
        }
    }
}
