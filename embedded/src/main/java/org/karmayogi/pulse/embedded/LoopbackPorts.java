package org.karmayogi.pulse.embedded;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.util.List;
import org.apache.kafka.server.ServerSocketFactory;

/**
 * The broker's two listeners, bound before the broker is configured: it must know its ports to advertise them, and a port that was
 * only looked up may belong to someone else a moment later. Further ones have ports of their own, which the broker binds itself.
 */
final class LoopbackPorts implements ServerSocketFactory {

    private static final int BACKLOG = 128;

    private int broker;
    private int controller;
    private final List<EmbeddedListener> further;
    private final ServerSocketChannel[] bound = new ServerSocketChannel[2];

    /** 0 picks a free port for the clients' listener, once; the controller's is another one at every start. */
    LoopbackPorts(int broker, List<EmbeddedListener> further) {
        this.broker = broker;
        this.further = List.copyOf(further);
    }

    List<EmbeddedListener> further() {
        return further;
    }

    int broker() {
        return broker;
    }

    int controller() {
        return controller;
    }

    void bind() throws IOException {
        release();
        bound[0] = listen(broker);
        broker = bound[0].socket().getLocalPort();
        bound[1] = listen(0);
        controller = bound[1].socket().getLocalPort();
    }

    /** Gives back what no listener has taken over. */
    void release() throws IOException {
        for (int i = 0; i < bound.length; i++) {
            if (bound[i] != null) {
                bound[i].close();
            }
        }
    }

    @Override
    public ServerSocketChannel openServerSocket(
            String listenerName, InetSocketAddress address, int receiveBufferSize, int backlog) throws IOException {
        if (further.stream().anyMatch(listener -> listener.port() == address.getPort())) {
            return ServerSocketFactory.INSTANCE.openServerSocket(listenerName, address, receiveBufferSize, backlog);
        }
        return bound[address.getPort() == broker ? 0 : 1];
    }

    private static ServerSocketChannel listen(int port) throws IOException {
        ServerSocketChannel channel = ServerSocketChannel.open();
        try {
            channel.configureBlocking(false);
            channel.socket().setReuseAddress(true);
            channel.bind(Loopback.port(port), BACKLOG);
            return channel;
        } catch (IOException e) {
            channel.close();
            throw new IOException("Port " + port + " on " + Loopback.HOST + " cannot be bound: " + e.getMessage(), e);
        }
    }
}
