package org.karmayogi.pulse.bench.http;

import java.util.Arrays;

/** How long each answer of a run took, from the moment its request was meant to be sent until all of it was there. */
public final class Latencies {

    private final long[] nanos;
    private final long elapsedNanos;

    /**
     * Of one run.
     *
     * @param nanos one an answer, in any order
     * @param elapsedNanos from the first request to the last answer
     */
    public Latencies(long[] nanos, long elapsedNanos) {
        this.nanos = nanos.clone();
        this.elapsedNanos = elapsedNanos;
        Arrays.sort(this.nanos);
    }

    /** Those of this run and of another one after it. */
    public Latencies and(Latencies later) {
        long[] all = Arrays.copyOf(nanos, nanos.length + later.nanos.length);
        System.arraycopy(later.nanos, 0, all, nanos.length, later.nanos.length);
        return new Latencies(all, elapsedNanos + later.elapsedNanos);
    }

    public int answers() {
        return nanos.length;
    }

    public double perSecond() {
        return answers() * 1e9 / elapsedNanos;
    }

    /**
     * Milliseconds within which that part of the answers came.
     *
     * @param part above 0, at most 1
     */
    public double millis(double part) {
        if (nanos.length == 0) {
            throw new IllegalStateException("Nothing was answered");
        }
        return nanos[(int) Math.ceil(part * nanos.length) - 1] / 1e6;
    }
}
