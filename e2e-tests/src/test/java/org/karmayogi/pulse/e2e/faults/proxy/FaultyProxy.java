package org.karmayogi.pulse.e2e.faults.proxy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.karmayogi.pulse.e2e.faults.process.Ports;

/**
 * A TCP proxy on 127.0.0.1 that passes connections on, or does what networks do to them. With several targets it spreads
 * connections over those that answer. Thread-safe.
 */
public final class FaultyProxy implements AutoCloseable {

    /** Marks of the network: how long a request takes to pass, whether answers are lost, whether nobody is let in. */
    record Weather(boolean refuses, boolean swallows, long delayMillis) {
        static final Weather FAIR = new Weather(false, false, 0);
    }

    private final Supplier<List<Integer>> targets;
    private final Requests.Framing framing;
    private final ServerSocket listener;
    private final Set<Link> links = ConcurrentHashMap.newKeySet();
    private final AtomicInteger turn = new AtomicInteger();
    private final AtomicReference<Trap> trap = new AtomicReference<>(Trap.NONE);
    private volatile Weather weather = Weather.FAIR;

    /**
     * Opens a proxy.
     *
     * @param targets the ports to connect to, asked at every connection
     */
    public FaultyProxy(Requests.Framing framing, Supplier<List<Integer>> targets) {
        this.framing = framing;
        this.targets = targets;
        try {
            listener = new ServerSocket(Ports.free(), 200, Ports.loopback());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Link.thread("accept-" + port(), this::accept);
    }

    public int port() {
        return listener.getLocalPort();
    }

    /** From now on everything passes; connections that lost an answer stay silent, as broken ones do. */
    public void pass() {
        trap.set(Trap.NONE);
        weather = Weather.FAIR;
    }

    /** Resets all connections and refuses new ones. */
    public void cut() {
        weather = new Weather(true, false, 0);
        reset();
    }

    /** Resets all connections; new ones are let through. */
    public void reset() {
        links.forEach(Link::reset);
    }

    /** Every request, or piece of one, takes this long to pass. */
    public void delay(long millis) {
        weather = new Weather(false, false, millis);
    }

    /** Requests arrive, answers do not. */
    public void swallowAnswers() {
        weather = new Weather(false, true, 0);
    }

    /** Half of the next request arrives, then its connection is reset. */
    public void cutInMidMessage() {
        trap.set(new Trap.HalfOfOne());
    }

    /** Sets a trap for requests; {@link #pass} takes it away. */
    public void set(Trap next) {
        trap.set(next);
    }

    Weather weather() {
        return weather;
    }

    Trap trap() {
        return trap.get();
    }

    void closed(Link link) {
        links.remove(link);
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                // Closed by its link.
                @SuppressWarnings("resource")
                Socket client = listener.accept();
                if (weather.refuses()) {
                    Link.reset(client);
                } else {
                    Link.thread("connect-" + port(), () -> connect(client));
                }
            } catch (IOException e) {
                // Closed, or a client that has gone already.
            }
        }
    }

    private void connect(Socket client) {
        List<Integer> ports = targets.get();
        int first = turn.getAndIncrement();
        for (int i = 0; i < ports.size(); i++) {
            try {
                Socket server = new Socket(Ports.loopback(), ports.get(Math.floorMod(first + i, ports.size())));
                Link link = new Link(this, client, server);
                links.add(link);
                link.start(framing);
                return;
            } catch (IOException e) {
                // The next one, as a balancer would.
            }
        }
        Link.reset(client);
    }

    @Override
    public void close() {
        try {
            listener.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        reset();
    }
}
