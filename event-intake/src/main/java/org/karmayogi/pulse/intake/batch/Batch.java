package org.karmayogi.pulse.intake.batch;

import java.util.Arrays;
import java.util.List;

/** A request's items, in the order sent. */
@SuppressWarnings("ArrayRecordComponent") // never compared: it only carries the bytes along
public record Batch(byte[] body, boolean isArray, List<RawItem> items) {

    /** The bytes of one item as sent, at most this many of them. */
    public byte[] original(int index, int most) {
        RawItem item = items.get(index);
        return Arrays.copyOfRange(body, item.start(), Math.min(item.end(), item.start() + most));
    }
}
