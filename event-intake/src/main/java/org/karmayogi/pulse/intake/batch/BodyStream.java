package org.karmayogi.pulse.intake.batch;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;
import java.util.zip.GZIPInputStream;
import org.karmayogi.pulse.intake.limit.Limit;
import org.karmayogi.pulse.intake.limit.LimitExceededException;

/**
 * A request's body, decompressed as it is read, without a byte order mark, and never more of it than the limits
 * allow. Reading throws {@link LimitExceededException} and {@link MalformedBodyException}. Confined to one request.
 */
public final class BodyStream extends InputStream {

    private static final int INFLATER_BUFFER = 8192;

    /** Of the byte order mark that Windows' tools put in front of a text in UTF-8; JSON has none. */
    private static final int MARK_LENGTH = 3;

    private final BatchLimits limits;
    private final WireStream wire;
    private final PushbackInputStream plain;
    private final boolean gzip;
    private final LongConsumer progress;
    private long count;
    private boolean begun;

    private BodyStream(
            BatchLimits limits, WireStream wire, PushbackInputStream plain, boolean gzip, LongConsumer progress) {
        this.limits = limits;
        this.wire = wire;
        this.plain = plain;
        this.gzip = gzip;
        this.progress = progress;
    }

    /**
     * The body that these bytes are.
     *
     * @param gzip whether they are compressed
     * @param progress is told how many bytes the body has had so far, after decompression
     * @param nanoTime measures how long we wait for bytes
     */
    public static BodyStream open(
            InputStream bytes, boolean gzip, BatchLimits limits, LongConsumer progress, LongSupplier nanoTime) {
        WireStream wire = new WireStream(bytes, limits, gzip ? limits.compressedBytes() : Long.MAX_VALUE, nanoTime);
        try {
            InputStream plain = gzip ? new GZIPInputStream(wire, INFLATER_BUFFER) : wire;
            return new BodyStream(limits, wire, new PushbackInputStream(plain, MARK_LENGTH), gzip, progress);
        } catch (IOException e) {
            throw brokenGzip();
        }
    }

    /** Nanoseconds spent waiting for the sender. */
    public long waited() {
        return wire.waited();
    }

    @Override
    public int read() {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) {
        int read = inflate(buffer, offset, length);
        if (read > 0) {
            count += read;
            if (count > limits.bodyBytes()) {
                throw new LimitExceededException(
                        Limit.SIZE, "The body has more than " + limits.bodyBytes() + " bytes after decompression.");
            }
            progress.accept(count);
        }
        return read;
    }

    /** The rest of it, for who needs it in one piece. */
    @Override
    public byte[] readAllBytes() {
        try {
            return super.readAllBytes();
        } catch (IOException e) {
            throw brokenGzip();
        }
    }

    private int inflate(byte[] buffer, int offset, int length) {
        try {
            if (!begun) {
                begun = true;
                passOverMark();
            }
            return plain.read(buffer, offset, length);
        } catch (IOException e) {
            throw brokenGzip();
        }
    }

    private void passOverMark() throws IOException {
        byte[] first = plain.readNBytes(MARK_LENGTH);
        if (first.length < MARK_LENGTH || !new String(first, UTF_8).equals("\ufeff")) {
            plain.unread(first);
        }
    }

    private static MalformedBodyException brokenGzip() {
        return new MalformedBodyException("The body is not a complete gzip stream.");
    }

    /** Gives back what decompression holds; the connection stays open. */
    @Override
    public void close() {
        try {
            if (gzip) {
                plain.close();
            }
        } catch (IOException e) {
            throw brokenGzip();
        }
    }
}
