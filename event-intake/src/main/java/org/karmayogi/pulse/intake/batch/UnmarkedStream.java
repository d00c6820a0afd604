package org.karmayogi.pulse.intake.batch;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Passes over the byte order mark that Windows' tools put in front of a text in UTF-8; JSON has none. */
final class UnmarkedStream extends FilterInputStream {

    private static final int LENGTH = 3;

    private final byte[] first = new byte[LENGTH];
    private int at;
    private int end;
    private boolean begun;

    UnmarkedStream(InputStream in) {
        super(in);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        if (!begun) {
            begin();
        }
        if (at == end) {
            return in.read(buffer, offset, length);
        }
        int copied = Math.min(length, end - at);
        System.arraycopy(first, at, buffer, offset, copied);
        at += copied;
        return copied;
    }

    private void begin() throws IOException {
        begun = true;
        end = in.readNBytes(first, 0, LENGTH);
        boolean mark =
                end == LENGTH && (first[0] & 0xFF) == 0xEF && (first[1] & 0xFF) == 0xBB && (first[2] & 0xFF) == 0xBF;
        at = mark ? end : 0;
    }
}
