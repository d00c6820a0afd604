package org.karmayogi.pulse.intake.batch;

import org.karmayogi.pulse.intake.event.Family;
import org.karmayogi.pulse.intake.event.FieldValues;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.json.JsonFactory;

/**
 * Reads a CloudEvent in JSON. By hand and not by the CloudEvents SDK, because that builds a tree, in which a name that is there twice
 * or a number's own digits are no longer to be seen: the same event would be judged otherwise than in its native form.
 */
final class CloudEventReader extends ElementReader {

    private final Family family;
    private final EventData data;

    CloudEventReader(JsonFactory json, Family family, int longest) {
        super(longest, field -> Attributes.pointer(family, field));
        this.family = family;
        this.data = new EventData(json, new Members(family, "/data", false));
    }

    @Override
    void readMembers(JsonParser parser, FieldValues values, Faults faults) {
        Attributes attributes = new Attributes(family, values, faults);
        int dataSeen = 0;
        for (String name = parser.nextName(); name != null; name = parser.nextName()) {
            JsonToken value = parser.nextToken();
            if (name.equals("data") || name.equals("data_base64")) {
                if (++dataSeen > 1) {
                    faults.add("/" + name, "The data is there more than once, in 'data' or 'data_base64'.");
                } else {
                    data.read(name, parser, values, faults);
                }
            } else if (value != JsonToken.VALUE_NULL) {
                // An attribute that is null is one that is not there, as the standard has it.
                readAttribute(parser, name, attributes, faults);
            }
            parser.skipChildren();
        }
        attributes.end();
        if (dataSeen == 0) {
            data.isMissing(faults);
        }
    }

    private static void readAttribute(JsonParser parser, String name, Attributes attributes, Faults faults) {
        if (!attributes.isNew(name)) {
            return;
        }
        JsonToken value = parser.currentToken();
        if (value == JsonToken.VALUE_STRING) {
            attributes.put(name, parser.getString());
        } else if (Attributes.isText(name) || value.isStructStart()) {
            faults.add("/" + name, name + " must be a string, not " + Tokens.found(parser) + ".");
        }
    }
}
