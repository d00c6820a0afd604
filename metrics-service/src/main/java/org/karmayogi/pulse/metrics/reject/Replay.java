package org.karmayogi.pulse.metrics.reject;

import java.time.Instant;

/**
 * A reject was replaced by a corrected event.
 *
 * @param at when that event was received
 * @param by the name of the operator's key
 * @param eventId the id of that event, whose source is the reject's
 */
public record Replay(Instant at, String by, String eventId) {}
