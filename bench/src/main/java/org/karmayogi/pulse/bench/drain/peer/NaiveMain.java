package org.karmayogi.pulse.bench.drain.peer;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;

/**
 * What is written first: each event is inserted by its id, and where it was not there yet, totals are incremented. Nothing keeps the
 * three writes of a poll together, so a crash makes its totals wrong.
 */
public final class NaiveMain {

    /** What it commits as. */
    public static final String GROUP = "bench-naive";

    /** Larger polls need fewer increments. */
    private static final int MAX_POLL_RECORDS = 20_000;

    private NaiveMain() {}

    /** Takes {@link PeerArguments}; runs until it is killed. */
    public static void main(String[] words) {
        PeerArguments arguments = PeerArguments.of(words);
        MongoClient store = MongoClients.create(arguments.storeUri());
        for (int share = 0; share < PeerArguments.THREADS; share++) {
            PollLoop.start(arguments, GROUP, MAX_POLL_RECORDS, share, new NaiveConsumer(store.getDatabase("pulse")));
        }
        System.out.println(PeerArguments.READY);
    }
}
