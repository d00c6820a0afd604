package org.karmayogi.pulse.intake.batch;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * Passes a body on to the parser and keeps the bytes of the item that is being read, at most {@link ItemSource#MOST_KEPT} of them,
 * however long the body is: the last piece that was read, and before it what the item had in earlier pieces.
 */
final class RecentBytes extends InputStream {

    private static final int PIECE = 8192;

    private final InputStream in;
    private final Utf8 utf8 = new Utf8("The body");
    private final byte[] piece = new byte[PIECE];
    private final ByteArrayOutputStream earlier = new ByteArrayOutputStream(0);
    private long pieceStart;
    private int pieceLength;
    private long earlierStart;
    private long keepFrom;

    RecentBytes(InputStream in) {
        this.in = in;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        keepWhatIsNeeded();
        int read = in.read(piece, 0, Math.min(length, PIECE));
        pieceStart += pieceLength;
        pieceLength = Math.max(0, read);
        if (read < 0) {
            utf8.end();
        } else {
            utf8.check(piece, 0, read);
            System.arraycopy(piece, 0, buffer, offset, read);
        }
        return read;
    }

    private void keepWhatIsNeeded() {
        long from = Math.max(keepFrom, pieceStart);
        if (earlier.size() == 0) {
            earlierStart = from;
        }
        // A piece more than is kept of an item, for what stands between it and the one before.
        int room = ItemSource.MOST_KEPT + PIECE - earlier.size();
        // Once something had to be left out, what comes after it would stand in the wrong place.
        if (room > 0 && from == earlierStart + earlier.size()) {
            int skip = (int) (from - pieceStart);
            earlier.write(piece, skip, Math.min(room, pieceLength - skip));
        }
    }

    /** What lies before this offset is not needed any more. */
    void keepFrom(long offset) {
        keepFrom = offset;
        if (offset >= pieceStart) {
            earlier.reset();
        }
    }

    /** The bytes from one offset to another, as far as they have been kept. */
    byte[] copy(long from, long to) {
        ByteArrayOutputStream copy = new ByteArrayOutputStream();
        byte[] kept = earlier.toByteArray();
        write(kept, kept.length, earlierStart, from, to, copy);
        if (from + copy.size() >= pieceStart) {
            write(piece, pieceLength, pieceStart, from, to, copy);
        }
        byte[] bytes = copy.toByteArray();
        return bytes.length > ItemSource.MOST_KEPT ? Arrays.copyOf(bytes, ItemSource.MOST_KEPT) : bytes;
    }

    private static void write(byte[] bytes, int length, long start, long from, long to, ByteArrayOutputStream into) {
        int first = (int) Math.max(0, from - start);
        int last = (int) Math.min(length, to - start);
        if (first < last) {
            into.write(bytes, first, last - first);
        }
    }
}
