package org.karmayogi.pulse.embedded;

import de.bwaldvogel.mongo.MongoServer;
import java.net.InetSocketAddress;

/**
 * A server that speaks MongoDB's protocol and keeps everything in this JVM's memory, on 127.0.0.1 only. What it holds is gone when the
 * process ends: for state that can be folded again from the log. Safe for use by several threads.
 *
 * <p>Every collection has, beside {@code _id}, a unique index on {@code {_id, epoch}}: this server serves a filter from an index only
 * when the filter names exactly the index's fields, by equality and at the top level (not under {@code $and}), and a replace by
 * {@code {_id, epoch}} would scan otherwise. MongoDB itself needs no such index.
 */
public final class EmbeddedStore implements AutoCloseable {

    private final MongoServer server;
    private final InetSocketAddress address;

    private EmbeddedStore(MongoServer server, InetSocketAddress address) {
        this.server = server;
        this.address = address;
    }

    /** Starts an empty store on a free port. */
    public static EmbeddedStore start() {
        return start(0);
    }

    /** As {@link #start()}, on the given port; 0 picks a free one. */
    public static EmbeddedStore start(int port) {
        MongoServer server = new MongoServer(new FencedBackend());
        server.bind(Loopback.port(port));
        return new EmbeddedStore(server, server.getLocalAddress());
    }

    /** A connection string without a database. */
    public String connectionString() {
        return "mongodb://" + Loopback.HOST + ":" + address.getPort();
    }

    /** A connection string that names a database. */
    public String connectionString(String database) {
        return connectionString() + "/" + database;
    }

    @Override
    public void close() {
        server.shutdownNow();
    }
}
