package org.karmayogi.pulse.bench.query;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;
import org.karmayogi.pulse.bench.http.HttpAnswer;

/** Has answers checked on a thread beside the load, so that checking delays no request. */
final class CheckedAnswers implements Consumer<HttpAnswer>, AutoCloseable {

    /** Behind the last answer. */
    private static final HttpAnswer END = new HttpAnswer(-1, "", new byte[0]);

    private final BlockingQueue<HttpAnswer> waiting = new LinkedBlockingQueue<>();
    private final AnswerCheck check = new AnswerCheck();
    private final Thread thread = new Thread(this::checkAll, "answer-check");

    CheckedAnswers() {
        thread.start();
    }

    @Override
    public void accept(HttpAnswer answer) {
        waiting.add(answer);
    }

    private void checkAll() {
        try {
            for (HttpAnswer answer = waiting.take(); answer.request() >= 0; answer = waiting.take()) {
                check.accept(answer);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** What came of it, once all that were taken have been checked. */
    AnswerCheck result() {
        close();
        return check;
    }

    @Override
    public void close() {
        waiting.add(END);
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
