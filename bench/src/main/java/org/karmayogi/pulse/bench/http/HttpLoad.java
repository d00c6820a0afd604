package org.karmayogi.pulse.bench.http;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Sends requests in turn over kept connections, from one thread, so that little of the machine goes into asking. Closed: a
 * connection sends as soon as it has its answer. Open: at a rate, whatever the answers do; a request that finds no connection
 * free is late, and its time counts from the moment it was meant to be sent.
 */
public final class HttpLoad {

    /** Where waiting for a moment ends in looking again and again: what the kernel adds to a sleep. */
    private static final long NAP_NANOS = 100_000;

    private static final int OK = 200;

    private static final int SILENCE_MILLIS = 10_000;

    private final InetSocketAddress address;
    private final int connections;
    private final long intervalNanos;
    private final int expected;
    private final int refused;
    private final long restNanos;

    private HttpLoad(
            InetSocketAddress address, int connections, long intervalNanos, int expected, int refused, long restNanos) {
        this.address = address;
        this.connections = connections;
        this.intervalNanos = intervalNanos;
        this.expected = expected;
        this.refused = refused;
        this.restNanos = restNanos;
    }

    private static HttpLoad at(int port, int connections, long intervalNanos) {
        InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
        return new HttpLoad(address, connections, intervalNanos, OK, OK, 0);
    }

    /** As many requests as the connections carry. */
    public static HttpLoad closed(int port, int connections) {
        return at(port, connections, 0);
    }

    /** So many requests a second, on at most so many connections. */
    public static HttpLoad open(int port, int connections, int perSecond) {
        return at(port, connections, 1_000_000_000L / perSecond);
    }

    /** The same, where answers have that status and not 200. */
    public HttpLoad expecting(int status) {
        return new HttpLoad(address, connections, intervalNanos, status, refused, restNanos);
    }

    /** The same, where an answer may also have that status, and its connection then sends nothing for a while. */
    public HttpLoad restingAfter(int status, Duration pause) {
        return new HttpLoad(address, connections, intervalNanos, expected, status, pause.toNanos());
    }

    /** Runs for that long, without looking at the answers but for their status. */
    public Latencies run(List<byte[]> requests, Duration duration) throws IOException {
        return run(requests, duration, null);
    }

    /**
     * Runs for that long.
     *
     * @param sink takes every answer, on the thread that loads
     * @throws IllegalStateException where an answer has a status that is not expected
     */
    public Latencies run(List<byte[]> requests, Duration duration, @Nullable Consumer<HttpAnswer> sink)
            throws IOException {
        ArrayDeque<Connection> all = new ArrayDeque<>();
        try (Selector selector = Selector.open()) {
            for (int i = 0; i < connections; i++) {
                all.add(new Connection(address, selector));
            }
            return new Run(selector, requests, new ArrayDeque<>(all), sink).until(System.nanoTime(), duration);
        } finally {
            for (Connection connection : all) {
                connection.close();
            }
        }
    }

    /** One run. */
    private final class Run {

        private final Selector selector;
        private final List<byte[]> requests;
        private final ArrayDeque<Connection> idle;
        private final ArrayDeque<Connection> resting = new ArrayDeque<>();
        private final @Nullable Consumer<HttpAnswer> sink;
        private long[] nanos = new long[1 << 16];
        private int answered;
        private int sent;

        Run(
                Selector selector,
                List<byte[]> requests,
                ArrayDeque<Connection> idle,
                @Nullable Consumer<HttpAnswer> sink) {
            this.selector = selector;
            this.requests = requests;
            this.idle = idle;
            this.sink = sink;
        }

        Latencies until(long start, Duration duration) throws IOException {
            // At a rate every request is sent that is due, however late: leaving out the late ones would flatter.
            long most = intervalNanos == 0 ? Long.MAX_VALUE : duration.toNanos() / intervalNanos;
            long end = intervalNanos == 0 ? start + duration.toNanos() : Long.MAX_VALUE;
            long now = start;
            while ((now < end && sent < most) || answered < sent) {
                wake(now);
                while (now < end && sent < most && !idle.isEmpty() && due(start, now) <= now) {
                    int number = sent % requests.size();
                    idle.remove().send(number, requests.get(number), due(start, now));
                    sent++;
                }
                boolean waits = now < end && sent < most && !idle.isEmpty();
                await(waits ? due(start, now) - now : untilRested(now));
                now = System.nanoTime();
                take(now);
            }
            return new Latencies(Arrays.copyOf(nanos, answered), now - start);
        }

        /** All rest equally long, so the first to begin is the first to end. */
        private void wake(long now) {
            while (!resting.isEmpty() && resting.element().restedNanos() <= now) {
                idle.add(resting.remove());
            }
        }

        private long untilRested(long now) {
            return resting.isEmpty() ? Long.MAX_VALUE : resting.element().restedNanos() - now;
        }

        private long due(long start, long now) {
            return intervalNanos == 0 ? now : start + sent * intervalNanos;
        }

        private void await(long nanosUntilDue) throws IOException {
            if (nanosUntilDue < Long.MAX_VALUE) {
                if (nanosUntilDue > 0 && selector.selectNow() == 0) {
                    LockSupport.parkNanos(Math.min(nanosUntilDue, NAP_NANOS));
                }
                selector.selectNow();
            } else if (selector.select(SILENCE_MILLIS) == 0) {
                throw new IOException("No answer came for " + SILENCE_MILLIS + " ms");
            }
        }

        private void take(long now) throws IOException {
            for (Iterator<SelectionKey> keys = selector.selectedKeys().iterator(); keys.hasNext(); ) {
                Connection connection = (Connection) keys.next().attachment();
                keys.remove();
                if (connection.read()) {
                    int status = connection.status();
                    if (status != expected && status != refused) {
                        throw connection.unexpected(requests.get(connection.request()));
                    }
                    if (answered == nanos.length) {
                        nanos = Arrays.copyOf(nanos, nanos.length * 2);
                    }
                    nanos[answered++] = now - connection.dueNanos();
                    if (sink != null) {
                        sink.accept(connection.answer());
                    }
                    if (status == expected) {
                        idle.add(connection);
                    } else {
                        connection.restUntil(now + restNanos);
                        resting.add(connection);
                    }
                }
            }
        }
    }
}
