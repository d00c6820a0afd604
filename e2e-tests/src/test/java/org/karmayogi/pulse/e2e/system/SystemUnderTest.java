package org.karmayogi.pulse.e2e.system;

import java.net.URI;
import java.util.Map;

/**
 * The whole system, driven from outside: one process, several, or containers. What it stores survives {@link #kill9} and
 * {@link #sigterm}, and {@link #start} brings it back on the same address.
 */
public interface SystemUnderTest extends AutoCloseable {

    /** Starts it; returns when it serves. */
    void start();

    /** Ends its processes at once, as a crash would. */
    void kill9();

    /**
     * Asks it to stop and waits until it has.
     *
     * @return the exit status
     */
    int sigterm();

    /** The gateway's address; the same over restarts. */
    URI address();

    /** The API keys by name: {@code portal}, {@code reader}, {@code admin}. */
    Map<String, String> keys();

    /** Where to look when it misbehaved, for messages. */
    String evidence();

    /** Ends it and forgets its data. */
    @Override
    void close();
}
