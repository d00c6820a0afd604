package org.karmayogi.pulse.e2e.faults.proxy;

import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/** Waits for a request to pass. */
@FunctionalInterface
public interface Trap {

    /** Lets everything through. */
    Trap NONE = (request, server) -> server.write(request);

    /**
     * Sends a request on, or not.
     *
     * @throws IOException to have the connection reset
     */
    void pass(byte[] request, OutputStream server) throws IOException;

    /** Half of one request, then a reset. */
    final class HalfOfOne implements Trap {

        private final AtomicBoolean sprung = new AtomicBoolean();

        @Override
        public void pass(byte[] request, OutputStream server) throws IOException {
            if (request.length < 2 || !sprung.compareAndSet(false, true)) {
                server.write(request);
                return;
            }
            server.write(request, 0, request.length / 2);
            server.flush();
            throw new IOException("cut in the middle");
        }
    }

    /** Does something before or after the n-th write to the store; of that write no answer comes back. */
    final class AtWrite implements Trap {

        private final AtomicInteger left;
        private final boolean before;
        private final Runnable action;
        private final AtomicBoolean sprung = new AtomicBoolean();

        /**
         * A trap that springs once.
         *
         * @param number which write, from 1
         * @param before whether that write must not reach the store any more
         */
        public AtWrite(int number, boolean before, Runnable action) {
            this.left = new AtomicInteger(number);
            this.before = before;
            this.action = action;
        }

        /** Whether the write has come. */
        public boolean hasSprung() {
            return sprung.get();
        }

        @Override
        public void pass(byte[] request, OutputStream server) throws IOException {
            if (!MongoMessage.isWrite(request) || left.decrementAndGet() != 0) {
                server.write(request);
                return;
            }
            if (!before) {
                server.write(request);
                server.flush();
            }
            action.run();
            sprung.set(true);
            throw new IOException("a trap sprang");
        }
    }
}
