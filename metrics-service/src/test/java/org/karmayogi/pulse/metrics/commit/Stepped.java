package org.karmayogi.pulse.metrics.commit;

import java.util.concurrent.Semaphore;

/** Work on a thread of its own that goes on only when told to, one step at a time, so that a schedule decides who is next. */
public final class Stepped {

    /** Nothing catches it: a dead process runs no handler. */
    static final class Killed extends Error {}

    private final Semaphore go = new Semaphore(0);
    private final Semaphore parked = new Semaphore(0);
    private final Thread thread;
    private volatile boolean killed;
    private volatile boolean ended;
    private volatile Throwable failure;

    private Stepped(Runnable work) {
        thread = new Thread(() -> {
            try {
                work.run();
            } catch (Throwable e) {
                failure = e;
            } finally {
                ended = true;
                parked.release();
            }
        });
        thread.setDaemon(true);
    }

    /** Starts the work and lets it run to its first pause, or to its end. */
    public static Stepped start(Runnable work, java.util.function.Consumer<Stepped> before) {
        Stepped stepped = new Stepped(work);
        before.accept(stepped);
        stepped.thread.start();
        stepped.parked.acquireUninterruptibly();
        return stepped;
    }

    /** Called by the work where it may be interrupted by others; on other threads it does nothing. */
    void pause() {
        if (Thread.currentThread() != thread) {
            return;
        }
        parked.release();
        go.acquireUninterruptibly();
        if (killed) {
            throw new Killed();
        }
    }

    /** Lets the work go on to its next pause, or to its end. */
    public void step() {
        if (!ended) {
            go.release();
            parked.acquireUninterruptibly();
        }
    }

    void kill() {
        killed = true;
        step();
    }

    boolean ended() {
        return ended;
    }

    /** What the work failed with; null where it has not. */
    Throwable failure() {
        return failure;
    }
}
