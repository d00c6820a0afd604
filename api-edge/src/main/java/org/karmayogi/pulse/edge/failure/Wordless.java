package org.karmayogi.pulse.edge.failure;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A failure as it may be logged: its types, causes and places, without its words. A message may quote what it is about, such as a
 * learner's document, a request's path or a piece of its body, and so may what a library attaches as suppressed.
 */
public final class Wordless extends Exception {

    private static final long serialVersionUID = 1L;

    /** Causes beyond this depth tell nothing more. */
    private static final int DEEPEST = 10;

    private Wordless(Throwable failure, @Nullable Throwable cause) {
        super(failure.getClass().getName(), cause, false, true);
        setStackTrace(failure.getStackTrace());
    }

    /** To be handed to a logger in the place of the failure. */
    public static Throwable of(Throwable failure) {
        List<Throwable> chain = chain(failure);
        Wordless shown = new Wordless(chain.get(chain.size() - 1), null);
        for (int i = chain.size() - 2; i >= 0; i--) {
            shown = new Wordless(chain.get(i), shown);
        }
        return shown;
    }

    /** The types alone, in one line: {@code MongoTimeoutException, by ConnectException}. */
    public static String types(Throwable failure) {
        return String.join(
                ", by ",
                chain(failure).stream().map(it -> it.getClass().getSimpleName()).toList());
    }

    private static List<Throwable> chain(Throwable failure) {
        List<Throwable> chain = new ArrayList<>();
        for (Throwable it = failure; it != null && chain.size() < DEEPEST; it = it.getCause()) {
            chain.add(it);
        }
        return chain;
    }
}
