package org.karmayogi.pulse.intake.batch;

import java.util.Base64;
import java.util.Set;
import org.karmayogi.pulse.intake.event.FieldValues;
import org.karmayogi.pulse.intake.limit.LimitExceededException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * Reads the data of a CloudEvent in JSON: an object in {@code data}, or its bytes in {@code data_base64}, as SDKs write
 * what they know as bytes only. What is wrong within the object is told by its place below {@code /data} either way.
 */
record EventData(JsonFactory json, Members members) {

    /** Reads the member that the parser has come to, by its name. */
    void read(String name, JsonParser parser, FieldValues values, Faults faults) {
        if (name.equals("data")) {
            readObject(name, parser, values, faults);
        } else if (parser.currentToken() == JsonToken.VALUE_STRING) {
            decode(parser.getString(), values, faults);
        } else {
            faults.add("/data_base64", "data_base64 must be a string, not " + Tokens.found(parser) + ".");
        }
    }

    /** Says which fields are missing where there is no data. */
    void isMissing(Faults faults) {
        members.requireAll(Set.of(), faults);
    }

    private void readObject(String name, JsonParser parser, FieldValues values, Faults faults) {
        if (parser.currentToken() == JsonToken.START_OBJECT) {
            members.read(parser, values, faults);
        } else {
            faults.add("/" + name, "The data must be an object, not " + Tokens.found(parser) + ".");
        }
    }

    private void decode(String base64, FieldValues values, Faults faults) {
        try {
            parse(Base64.getDecoder().decode(base64), values, faults);
        } catch (IllegalArgumentException e) {
            faults.add("/data_base64", "data_base64 is not Base64.");
        } catch (MalformedBodyException | LimitExceededException e) {
            faults.add("/data_base64", String.valueOf(e.getMessage()));
        }
    }

    private void parse(byte[] bytes, FieldValues values, Faults faults) {
        String subject = "What data_base64 holds";
        Utf8 utf8 = new Utf8(subject);
        utf8.check(bytes, 0, bytes.length);
        utf8.end();
        try (JsonParser inner = json.createParser(ObjectReadContext.empty(), bytes)) {
            if (inner.nextToken() == null) {
                throw new MalformedBodyException(subject + " is empty; it must be a JSON object.");
            }
            readObject("data_base64", inner, values, faults);
            inner.skipChildren();
            if (inner.nextToken() != null) {
                throw new MalformedBodyException(subject + " goes on after its object.");
            }
        } catch (JacksonException e) {
            throw MalformedBodyException.notJson(subject, e);
        }
    }
}
