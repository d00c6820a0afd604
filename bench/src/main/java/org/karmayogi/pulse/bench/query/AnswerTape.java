package org.karmayogi.pulse.bench.query;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.util.function.Consumer;
import org.karmayogi.pulse.bench.http.HttpAnswer;

/**
 * Keeps answers to be checked after the load: parsing them meanwhile would take the time, and fill the heap, of the very machine
 * that is measured. Outside the heap, and touched before, so that keeping costs one copy. For one thread.
 */
public final class AnswerTape implements Consumer<HttpAnswer> {

    private static final int PAGE = 4_096;

    private final ByteBuffer tape;

    /**
     * An empty tape.
     *
     * @param bytes all that it has room for; an answer has some bytes more than its body
     */
    public AnswerTape(int bytes) {
        tape = ByteBuffer.allocateDirect(bytes);
        for (int page = 0; page < bytes; page += PAGE) {
            tape.put(page, (byte) 1);
        }
    }

    /** Empty again. */
    public void clear() {
        tape.clear();
    }

    /**
     * Keeps an answer.
     *
     * @throws java.nio.BufferOverflowException where the tape is full
     */
    @Override
    public void accept(HttpAnswer answer) {
        tape.putInt(answer.request()).putInt(answer.status());
        put(answer.tag().getBytes(UTF_8));
        put(answer.body());
    }

    private void put(byte[] bytes) {
        tape.putInt(bytes.length).put(bytes);
    }

    /** Checks all that are kept, in their order. */
    public AnswerCheck check() {
        AnswerCheck check = new AnswerCheck();
        ByteBuffer kept = tape.duplicate().flip();
        while (kept.hasRemaining()) {
            check.accept(new HttpAnswer(kept.getInt(), kept.getInt(), new String(take(kept), UTF_8), take(kept)));
        }
        return check;
    }

    private static byte[] take(ByteBuffer kept) {
        byte[] bytes = new byte[kept.getInt()];
        kept.get(bytes);
        return bytes;
    }
}
