package org.karmayogi.pulse.intake.batch;

import java.util.List;
import java.util.Map;
import org.karmayogi.pulse.intake.event.Family;
import org.karmayogi.pulse.intake.event.FieldValues;
import tools.jackson.core.JsonParser;

/** Reads a CloudEvent whose attributes came beside the data. One a request. */
final class BinaryReader extends ElementReader {

    private final Family family;
    private final Map<String, List<String>> attributes;
    private final Members data;

    BinaryReader(Map<String, List<String>> attributes, Family family, int longest) {
        super(longest, field -> Attributes.pointer(family, field));
        this.family = family;
        this.attributes = attributes;
        this.data = new Members(family, "/data", false);
    }

    @Override
    void readMembers(JsonParser parser, FieldValues values, Faults faults) {
        Attributes event = new Attributes(family, values, faults);
        attributes.forEach((name, texts) -> texts.forEach(text -> {
            if (event.isNew(name)) {
                event.put(name, text);
            }
        }));
        event.end();
        data.read(parser, values, faults);
    }
}
