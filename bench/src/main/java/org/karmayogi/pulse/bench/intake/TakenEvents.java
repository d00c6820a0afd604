package org.karmayogi.pulse.bench.intake;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.function.Consumer;
import org.karmayogi.pulse.bench.http.HttpAnswer;

/** Counts what answers say was taken: speed is worth nothing where a batch was not taken whole. For one thread. */
final class TakenEvents implements Consumer<HttpAnswer> {

    private static final int TAKEN = 207;
    private static final String WHOLE = "\"accepted\":" + Batches.SIZE;

    private long batches;
    private long refused;

    /**
     * Takes an answer.
     *
     * @throws IllegalStateException where a batch was taken in part
     */
    @Override
    public void accept(HttpAnswer answer) {
        if (answer.status() != TAKEN) {
            refused++;
        } else if (new String(answer.body(), UTF_8).contains(WHOLE)) {
            batches++;
        } else {
            throw new IllegalStateException("A batch was not taken whole: " + new String(answer.body(), UTF_8));
        }
    }

    long events() {
        return batches * Batches.SIZE;
    }

    /**
     * Holds the answers to the log: it has what was taken, each once, and nothing else.
     *
     * @throws IllegalStateException where it has not
     */
    void expectInLog(long records) {
        if (records != events()) {
            throw new IllegalStateException(events() + " events were taken, and the log has " + records);
        }
    }

    long refused() {
        return refused;
    }
}
