package org.karmayogi.pulse.bench.intake;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.function.Consumer;
import org.karmayogi.pulse.bench.http.HttpAnswer;

/** Counts what answers say was taken: speed is worth nothing where a batch was not taken whole. For one thread. */
public final class TakenEvents {

    private long events;
    private long refused;

    /**
     * Takes the answers to such requests.
     *
     * @return what throws an {@link IllegalStateException} where a batch was taken in part
     */
    public Consumer<HttpAnswer> of(Batches batches) {
        return answer -> {
            if (answer.status() != batches.status()) {
                refused++;
            } else if (batches.areWhole(answer)) {
                events += batches.size();
            } else {
                throw new IllegalStateException("A batch was not taken whole: " + new String(answer.body(), UTF_8));
            }
        };
    }

    /** All that were taken. */
    public long events() {
        return events;
    }

    /**
     * Holds the answers to the log: it has what was taken, each once, and nothing else.
     *
     * @throws IllegalStateException where it has not
     */
    public void expectInLog(long records) {
        if (records != events) {
            throw new IllegalStateException(events + " events were taken, and the log has " + records);
        }
    }

    /**
     * Holds the answers to the figures, where every event counts one.
     *
     * @throws IllegalStateException where they do not agree
     */
    public void expectCounted(long counted) {
        if (counted != events) {
            throw new IllegalStateException(events + " events were taken, and the figures have " + counted);
        }
    }

    long refused() {
        return refused;
    }
}
