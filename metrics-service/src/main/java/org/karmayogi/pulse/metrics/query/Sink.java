package org.karmayogi.pulse.metrics.query;

import java.io.IOException;

/** Where a listener's events go. */
interface Sink {

    /**
     * Sends a summary; may block.
     *
     * @throws IOException where the listener has gone
     */
    void summary(String id, String json) throws IOException;

    /** Sends something that is no event, so that nobody on the way takes the connection for dead. */
    void signOfLife() throws IOException;

    /** Ends the connection. */
    void end();
}
