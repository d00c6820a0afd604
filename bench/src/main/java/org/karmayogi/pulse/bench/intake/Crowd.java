package org.karmayogi.pulse.bench.intake;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.karmayogi.pulse.bench.http.HttpLoad;

/** Senders of batches, few or many, who try again when they are turned away. For one thread. */
final class Crowd {

    private static final int TAKEN = 207;
    private static final int TURNED_AWAY = 503;

    private final int port;
    private final List<byte[]> requests;
    private final Duration impatience;
    private final TakenEvents taken = new TakenEvents();

    /**
     * Nobody yet.
     *
     * @param impatience how long one waits who was turned away
     */
    Crowd(int port, List<byte[]> requests, Duration impatience) {
        this.port = port;
        this.requests = requests;
        this.impatience = impatience;
    }

    /** Events a second that are taken from so many senders; the time ends with the last answer. */
    double goodput(int senders, Duration duration) throws IOException {
        long before = taken.events();
        long start = System.nanoTime();
        HttpLoad.closed(port, senders)
                .expecting(TAKEN)
                .restingAfter(TURNED_AWAY, impatience)
                .run(requests, duration, taken);
        return (taken.events() - before) / ((System.nanoTime() - start) / 1e9);
    }

    /** All that were ever taken or turned away. */
    TakenEvents taken() {
        return taken;
    }
}
