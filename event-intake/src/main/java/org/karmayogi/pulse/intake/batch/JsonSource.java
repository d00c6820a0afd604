package org.karmayogi.pulse.intake.batch;

import java.io.InputStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** The items of a JSON text, which is one item or an array of them, in a single pass over its bytes. */
final class JsonSource implements ItemSource {

    /** What the text may be. */
    enum Shape {
        ONE("The body must be one object."),
        ARRAY("The body must be an array of events."),
        ONE_OR_ARRAY("The body must be an event or an array of events.");

        private final String demand;

        Shape(String demand) {
            this.demand = demand;
        }

        private boolean isMetBy(@Nullable JsonToken token) {
            return (token == JsonToken.START_OBJECT && this != ARRAY)
                    || (token == JsonToken.START_ARRAY && this != ONE);
        }
    }

    private final ElementReader elements;
    private final RecentBytes bytes;
    private final JsonParser parser;
    private final boolean single;
    private @Nullable RawItem current;
    private boolean ended;

    JsonSource(JsonFactory json, InputStream body, Shape shape, ElementReader elements) {
        this.elements = elements;
        this.bytes = new RecentBytes(body);
        try {
            this.parser = json.createParser(ObjectReadContext.empty(), bytes);
            JsonToken first = parser.nextToken();
            if (!shape.isMetBy(first)) {
                throw new MalformedBodyException(shape.demand);
            }
            this.single = first == JsonToken.START_OBJECT;
        } catch (JacksonException e) {
            throw MalformedBodyException.notJson("The body", e);
        }
    }

    @Override
    public boolean isSingle() {
        return single;
    }

    @Override
    public @Nullable RawItem next() {
        try {
            if (current != null) {
                bytes.keepFrom(current.end());
            }
            current = ended ? null : read();
            return current;
        } catch (JacksonException e) {
            throw MalformedBodyException.notJson("The body", e);
        }
    }

    private @Nullable RawItem read() {
        if (single) {
            RawItem item = elements.read(parser);
            end();
            return item;
        }
        if (parser.nextToken() == JsonToken.END_ARRAY) {
            end();
            return null;
        }
        return elements.read(parser);
    }

    private void end() {
        ended = true;
        if (parser.nextToken() != null) {
            throw new MalformedBodyException("The body goes on after its end.");
        }
    }

    @Override
    public byte[] original() {
        return current == null ? new byte[0] : bytes.copy(current.start(), current.end());
    }

    @Override
    public void close() {
        parser.close();
    }
}
