package org.karmayogi.pulse.bench.drain.peer;

import java.nio.file.Path;
import java.util.List;

/**
 * What a peer's process is told.
 *
 * @param broker port
 * @param store port
 * @param folder for what it keeps
 */
public record PeerArguments(int broker, int store, Path folder) {

    /** What each peer writes when it reads the log. */
    public static final String READY = "The peer reads";

    /** Where Kafka Connect finds its connectors, beside where the benchmark runs. */
    static final Path PLUGINS = Path.of("target", "connect").toAbsolutePath();

    /** Threads that read: as many as metrics-service has. */
    static final int THREADS = 2;

    static PeerArguments of(String[] words) {
        return new PeerArguments(Integer.parseInt(words[0]), Integer.parseInt(words[1]), Path.of(words[2]));
    }

    /** For the command line. */
    public List<String> words() {
        return List.of(String.valueOf(broker), String.valueOf(store), folder.toString());
    }

    String bootstrap() {
        return "127.0.0.1:" + broker;
    }

    String storeUri() {
        return "mongodb://127.0.0.1:" + store;
    }
}
