package org.karmayogi.pulse.intake.replay;

import org.karmayogi.pulse.intake.event.Family;

/** A record of {@code learning-rejects}, as far as a replay asks. */
public sealed interface Reject {

    /**
     * An item that intake refused, and that can be sent again, corrected.
     *
     * @param id its place on the topic, {@code partition@offset}
     * @param source the portal that sent it
     */
    record Refused(String id, String source, Family family) implements Reject {}

    /**
     * Nothing that a corrected event could replace.
     *
     * @param why for people
     */
    record Other(String why) implements Reject {}
}
