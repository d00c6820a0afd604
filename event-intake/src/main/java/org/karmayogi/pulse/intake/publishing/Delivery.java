package org.karmayogi.pulse.intake.publishing;

import java.util.concurrent.atomic.AtomicReferenceFieldUpdater;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.errors.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * One record on its way. It is settled exactly once, by whoever comes first: the broker's answer, the producer's refusal or the
 * end of our patience; so an acknowledgement that comes late cannot contradict what the sender was told.
 *
 * <pre>
 *   on its way ──acknowledged──▶ ACKNOWLEDGED
 *              ──broker or producer says no──▶ REFUSED
 *              ──timed out──▶ UNANSWERED  (a late acknowledgement is only counted)
 * </pre>
 */
final class Delivery implements Callback {

    private static final AtomicReferenceFieldUpdater<Delivery, Receipt> RECEIPT =
            AtomicReferenceFieldUpdater.newUpdater(Delivery.class, Receipt.class, "receipt");

    private volatile @Nullable Receipt receipt;
    private final Thread submitter = Thread.currentThread();
    private final Runnable settled;
    private final Runnable lateAck;

    /** A record about to be sent by this thread; one of the two is run, when it is settled or when an acknowledgement is late. */
    Delivery(Runnable settled, Runnable lateAck) {
        this.settled = settled;
        this.lateAck = lateAck;
    }

    @Override
    public void onCompletion(@Nullable RecordMetadata metadata, @Nullable Exception failure) {
        if (failure == null) {
            if (!settle(Receipt.ACKNOWLEDGED)) {
                lateAck.run();
            }
        } else {
            settle(meaningOf(failure));
        }
    }

    private Receipt meaningOf(Exception failure) {
        // The producer reports on the calling thread what it could not even buffer: no metadata, no room.
        boolean neverSent = Thread.currentThread() == submitter;
        return failure instanceof TimeoutException && !neverSent ? Receipt.UNANSWERED : Receipt.REFUSED;
    }

    /** Whether this call decided. */
    boolean settle(Receipt outcome) {
        boolean first = RECEIPT.compareAndSet(this, null, outcome);
        if (first) {
            settled.run();
        }
        return first;
    }

    /** The outcome; what is still on its way counts as unanswered from here on. */
    Receipt close() {
        if (receipt == null) {
            settle(Receipt.UNANSWERED);
        }
        Receipt outcome = receipt;
        return outcome == null ? Receipt.UNANSWERED : outcome;
    }

    boolean isRefused() {
        return receipt == Receipt.REFUSED;
    }
}
