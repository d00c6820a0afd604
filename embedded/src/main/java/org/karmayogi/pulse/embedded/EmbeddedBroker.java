package org.karmayogi.pulse.embedded;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * An Apache Kafka broker in this JVM: KRaft, broker and controller in one, reachable on 127.0.0.1 only, its log in a folder on disk.
 *
 * <p>What was acknowledged is still there when the folder is opened again, by another process and on another port, also after the
 * process was killed. Topics are kept for ever unless they say otherwise; none is created by being asked for. One folder serves one
 * broker at a time. Safe for use by several threads.
 */
public final class EmbeddedBroker implements AutoCloseable {

    // Long enough to write every segment and the recovery point; a broker that needs longer is recovered at the next
    // start anyway.
    private static final Duration SHUTDOWN = Duration.ofSeconds(10);

    private final Path directory;
    private final LoopbackPorts ports;
    private final boolean predecessorWasKilled;
    private RunningBroker running;

    private EmbeddedBroker(Path directory, LoopbackPorts ports) throws IOException {
        this.directory = directory;
        this.ports = ports;
        this.running = RunningBroker.start(directory, ports);
        this.predecessorWasKilled = running.predecessorWasKilled();
    }

    /**
     * Starts a broker on a free port; returns when it serves.
     *
     * @param directory where its log is, or will be: created and formatted when it is not there yet
     * @throws IOException if the folder cannot be written or formatted, or no port can be bound
     */
    public static EmbeddedBroker start(Path directory) throws IOException {
        return start(directory, 0);
    }

    /** As {@link #start(Path)}, on the given port; 0 picks a free one. */
    public static EmbeddedBroker start(Path directory, int port) throws IOException {
        return start(directory, port, List.of());
    }

    /** As {@link #start(Path, int)}, with further listeners on the ports they name. */
    public static EmbeddedBroker start(Path directory, int port, List<EmbeddedListener> further) throws IOException {
        return new EmbeddedBroker(directory.toAbsolutePath(), new LoopbackPorts(port, further));
    }

    /** What a client puts into {@code bootstrap.servers}; the same for the life of this object. */
    public String bootstrapServers() {
        return Loopback.HOST + ":" + ports.broker();
    }

    /** The controller's port, where further brokers of the same cluster would register; another one at every start. */
    public int controllerPort() {
        return ports.controller();
    }

    /**
     * Whether the process that had this log before ended without closing it, as when it was killed. What it and its clients had
     * registered here, such as members of groups, may still be registered.
     */
    public boolean predecessorWasKilled() {
        return predecessorWasKilled;
    }

    /** Stops serving, leaving the port to {@link #restart()}: to clients, a broker that is down. Does nothing when stopped. */
    public synchronized void stop() {
        running.stop(SHUTDOWN);
    }

    /** Serves again on the same port and the same log, after {@link #stop()}. */
    public synchronized void restart() throws IOException {
        stop();
        running = RunningBroker.start(directory, ports);
    }

    @Override
    public void close() {
        stop();
    }
}
