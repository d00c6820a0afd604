package org.karmayogi.pulse.metrics.consume;

import java.util.List;
import java.util.function.Supplier;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.jspecify.annotations.Nullable;

/**
 * Writes in sessions: the first begins with the first record, for most owners never meet one, and another after each failure, because
 * what a producer can still do after one depends on the failure.
 */
final class TransactionalWriter implements SetAsideWriter {

    private final Supplier<SetAsideSession> sessions;
    private @Nullable SetAsideSession session;

    TransactionalWriter(Supplier<SetAsideSession> sessions) {
        this.sessions = sessions;
    }

    @Override
    public synchronized List<SetAsideRecord> write(List<SetAsideRecord> records) {
        try {
            return inSession(records);
        } catch (RuntimeException e) {
            if (!isFenced(e)) {
                throw unavailable(e);
            }
        }
        // Another owner of the partition wrote meanwhile, of this generation or another: a new session begins behind
        // what it wrote.
        try {
            return inSession(records);
        } catch (RuntimeException e) {
            throw unavailable(e);
        }
    }

    private List<SetAsideRecord> inSession(List<SetAsideRecord> records) {
        try {
            if (session == null) {
                session = sessions.get();
            }
            return session.write(records);
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    private static LogUnavailableException unavailable(RuntimeException cause) {
        return new LogUnavailableException("records could not be set aside: " + cause.getMessage(), cause);
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
