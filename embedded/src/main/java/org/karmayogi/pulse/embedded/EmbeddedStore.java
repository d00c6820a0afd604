package org.karmayogi.pulse.embedded;

import de.bwaldvogel.mongo.MongoServer;
import java.net.InetSocketAddress;

/**
 * A server that speaks MongoDB's protocol and keeps everything in this JVM's memory, on 127.0.0.1 only. What it holds is gone when the
 * process ends: for state that can be folded again from the log. Safe for use by several threads.
 *
 * <p>The index on {@code _id}, and every one that is made on a single field, serves a filter that names its field by equality or
 * {@code $in} at the top level (not under {@code $and}), whatever else it asks for. Everything else is a scan.
 */
public final class EmbeddedStore implements AutoCloseable {

    private final StoreBackend backend = new StoreBackend();
    private final InetSocketAddress address;
    private MongoServer server;

    private EmbeddedStore(int port) {
        server = new MongoServer(backend);
        server.bind(Loopback.port(port));
        address = server.getLocalAddress();
    }

    /** Starts an empty store on a free port. */
    public static EmbeddedStore start() {
        return start(0);
    }

    /** As {@link #start()}, on the given port; 0 picks a free one. */
    public static EmbeddedStore start(int port) {
        return new EmbeddedStore(port);
    }

    /** A connection string without a database; the same for the life of this object. */
    public String connectionString() {
        return "mongodb://" + Loopback.HOST + ":" + address.getPort();
    }

    /** A connection string that names a database. */
    public String connectionString(String database) {
        return connectionString() + "/" + database;
    }

    /** Stops serving and drops every connection, keeping what is stored: to clients, a server that is down. */
    public synchronized void stop() {
        server.shutdownNow();
    }

    /** Serves again on the same port, with what was stored before {@link #stop()}. */
    public synchronized void restart() {
        stop();
        server = new MongoServer(backend);
        server.bind(address);
    }

    @Override
    public void close() {
        stop();
    }
}
