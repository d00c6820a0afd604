package org.karmayogi.pulse.bench.http;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A kept-alive connection with one request at a time on its way. For one thread. */
final class Connection implements AutoCloseable {

    /** More than the largest request has, so that sending one never waits for who reads it. */
    private static final int SEND_BUFFER = 256 * 1024;

    private final InetSocketAddress address;
    private final Selector selector;
    private SocketChannel channel;
    private byte[] bytes = new byte[64 * 1024];
    private int filled;
    private AnswerHead head = AnswerHead.NONE;
    private int chunk;
    private int request;
    private long dueNanos;
    private long restedNanos;

    Connection(InetSocketAddress address, Selector selector) throws IOException {
        this.address = address;
        this.selector = selector;
        this.channel = connected();
    }

    private SocketChannel connected() throws IOException {
        SocketChannel connected = SocketChannel.open();
        connected.setOption(StandardSocketOptions.TCP_NODELAY, true);
        connected.setOption(StandardSocketOptions.SO_SNDBUF, SEND_BUFFER);
        connected.connect(address);
        connected.configureBlocking(false);
        connected.register(selector, SelectionKey.OP_READ, this);
        return connected;
    }

    /**
     * Sends a request.
     *
     * @param dueNanos when it was meant to be sent
     */
    void send(int number, byte[] encoded, long dueNanos) throws IOException {
        this.request = number;
        this.dueNanos = dueNanos;
        if (!channel.isOpen()) {
            channel = connected();
        }
        filled = 0;
        head = AnswerHead.NONE;
        ByteBuffer out = ByteBuffer.wrap(encoded);
        while (out.hasRemaining()) {
            // The buffer holds a whole request, so this ends at once.
            channel.write(out);
        }
    }

    /** The number of the request that was sent last. */
    int request() {
        return request;
    }

    /** When it was meant to be sent. */
    long dueNanos() {
        return dueNanos;
    }

    /** Takes what has come; true when the answer is whole. */
    boolean read() throws IOException {
        if (filled == bytes.length) {
            bytes = Arrays.copyOf(bytes, bytes.length * 2);
        }
        int searched = Math.max(0, filled - 3);
        int count = channel.read(ByteBuffer.wrap(bytes, filled, bytes.length - filled));
        if (count < 0) {
            throw new EOFException("The server closed a connection with a request on its way");
        }
        filled += count;
        if (head.size() < 0) {
            head = AnswerHead.read(bytes, searched, filled);
            chunk = head.size();
        }
        boolean whole = head.size() >= 0 && (head.length() < 0 ? allChunks() : filled == head.size() + head.length());
        if (whole && head.last()) {
            channel.close();
        }
        return whole;
    }

    private boolean allChunks() {
        while (true) {
            int line = lineEnd(chunk);
            if (line < 0) {
                return false;
            }
            int size = chunkSize(chunk, line);
            int next = line + 2 + size + 2;
            if (next > filled) {
                return false;
            }
            if (size == 0) {
                return true;
            }
            chunk = next;
        }
    }

    private int lineEnd(int from) {
        for (int i = from; i + 1 < filled; i++) {
            if (bytes[i] == '\r' && bytes[i + 1] == '\n') {
                return i;
            }
        }
        return -1;
    }

    private int chunkSize(int from, int to) {
        return Integer.parseInt(new String(bytes, from, to - from, StandardCharsets.ISO_8859_1), 16);
    }

    /** The whole answer. */
    HttpAnswer answer() {
        return new HttpAnswer(request, head.status(), head.tag(), body());
    }

    private byte[] body() {
        if (head.length() >= 0) {
            return Arrays.copyOfRange(bytes, head.size(), filled);
        }
        ByteArrayOutputStream body = new ByteArrayOutputStream(filled);
        int at = head.size();
        for (int line = lineEnd(at); chunkSize(at, line) > 0; line = lineEnd(at)) {
            int size = chunkSize(at, line);
            body.write(bytes, line + 2, size);
            at = line + 2 + size + 2;
        }
        return body.toByteArray();
    }

    /** The answer's. */
    int status() {
        return head.status();
    }

    /** What was asked and answered, in words. */
    IllegalStateException unexpected(byte[] sent) {
        String asked = new String(sent, StandardCharsets.ISO_8859_1)
                .lines()
                .findFirst()
                .orElse("");
        return new IllegalStateException(
                asked + " was answered " + new String(bytes, 0, filled, StandardCharsets.UTF_8));
    }

    /** When it may send again. */
    long restedNanos() {
        return restedNanos;
    }

    void restUntil(long nanos) {
        restedNanos = nanos;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
