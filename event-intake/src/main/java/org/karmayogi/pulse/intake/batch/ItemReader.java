package org.karmayogi.pulse.intake.batch;

import org.karmayogi.pulse.intake.event.Family;
import org.karmayogi.pulse.intake.event.Field;
import org.karmayogi.pulse.intake.event.FieldValues;
import tools.jackson.core.JsonParser;

/** Reads an event of the native form, which has its fields at the top. */
final class ItemReader extends ElementReader {

    private final Members members;

    ItemReader(Family family, int longest) {
        super(longest, Field::pointer);
        this.members = new Members(family, "", true);
    }

    @Override
    void readMembers(JsonParser parser, FieldValues values, Faults faults) {
        members.read(parser, values, faults);
    }
}
