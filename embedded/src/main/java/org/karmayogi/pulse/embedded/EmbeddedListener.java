package org.karmayogi.pulse.embedded;

/**
 * A further door for clients, behind a proxy or a port mapping: they are told to come to another port than the broker listens on.
 *
 * @param port where the broker listens, on 127.0.0.1
 * @param advertised the port that clients who ask at this door are sent to, on 127.0.0.1 too
 */
public record EmbeddedListener(int port, int advertised) {}
