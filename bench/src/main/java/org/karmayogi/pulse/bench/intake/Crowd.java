package org.karmayogi.pulse.bench.intake;

import java.io.IOException;
import java.time.Duration;
import org.karmayogi.pulse.bench.http.HttpLoad;

/** Senders of batches, few or many, who try again when they are turned away. For one thread. */
final class Crowd {

    private static final int TURNED_AWAY = 503;

    private final int port;
    private final Batches batches;
    private final Duration impatience;
    private final TakenEvents taken = new TakenEvents();

    /**
     * Nobody yet.
     *
     * @param impatience how long one waits who was turned away
     */
    Crowd(int port, Batches batches, Duration impatience) {
        this.port = port;
        this.batches = batches;
        this.impatience = impatience;
    }

    /** Events a second that are taken from so many senders; the time ends with the last answer. */
    double goodput(int senders, Duration duration) throws IOException {
        long before = taken.events();
        long start = System.nanoTime();
        HttpLoad.closed(port, senders)
                .expecting(batches.status())
                .restingAfter(TURNED_AWAY, impatience)
                .run(batches.requests(), duration, taken.of(batches));
        return (taken.events() - before) / ((System.nanoTime() - start) / 1e9);
    }

    /** All that were ever taken or turned away. */
    TakenEvents taken() {
        return taken;
    }
}
