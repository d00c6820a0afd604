package org.karmayogi.pulse.e2e.system;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Something for all test classes of a JVM, made for the first that asks and closed when the JVM ends. JUnit's own stores would close
 * it after each class: a JVM that is one of two is given one class after the other.
 */
public final class PerJvm<T extends AutoCloseable> {

    private final Supplier<T> made;
    private @Nullable T it;

    /** Nothing is made yet. */
    public PerJvm(Supplier<T> made) {
        this.made = made;
    }

    /** The one there is. */
    public synchronized T get() {
        if (it == null) {
            T fresh = made.get();
            Runtime.getRuntime().addShutdownHook(new Thread(() -> close(fresh), "close-shared"));
            it = fresh;
        }
        return it;
    }

    /** Whether anyone has asked for it. */
    public synchronized boolean isThere() {
        return it != null;
    }

    private static void close(AutoCloseable closeable) {
        try {
            closeable.close();
        } catch (Exception e) {
            throw new IllegalStateException("what tests shared could not be closed", e);
        }
    }
}
