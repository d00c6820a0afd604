package org.karmayogi.pulse.intake.limit;

/** One request's place among those in flight. Confined to its thread. */
public final class Ticket implements AutoCloseable {

    private final Admission admission;
    private final TokenBucket rate;
    private int held;
    private boolean left;

    Ticket(Admission admission, TokenBucket rate) {
        this.admission = admission;
        this.rate = rate;
    }

    /**
     * Notes that the body has at least so many bytes.
     *
     * @throws LimitExceededException if the bytes in flight leave no room for them
     */
    public void reserve(long total) {
        int wanted = (int) Math.min(total, Integer.MAX_VALUE);
        if (wanted > held) {
            admission.acquire(wanted - held);
            held = wanted;
        }
    }

    /** Takes so many events off what the portal may send. */
    public void charge(int events) {
        rate.take(events);
    }

    @Override
    public void close() {
        if (!left) {
            left = true;
            admission.leave(held);
        }
    }
}
