package org.karmayogi.pulse.intake.batch;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.karmayogi.pulse.intake.limit.Limit;
import org.karmayogi.pulse.intake.limit.LimitExceededException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;

/** Finds the items of a feed's body without reading them, so that each can be read, and fail, by itself. Thread-safe. */
public final class JsonItems {

    /**
     * Where an item's bytes are in the body.
     *
     * @param start offset of its first byte
     * @param end offset after its last byte
     */
    public record Span(int start, int end) {

        /** How many bytes it has. */
        public int length() {
            return end - start;
        }
    }

    /** As deep as a parser goes by itself: a standard's own extensions may nest as they like, and are not read. */
    private static final int DEEPEST = StreamReadConstraints.DEFAULT_MAX_DEPTH;

    private final BatchLimits limits;
    private final JsonFactory json;

    public JsonItems(BatchLimits limits) {
        this.limits = limits;
        // Texts within an item are passed over here, however long: that is the item's fault alone.
        this.json = BodyJson.factory(limits, DEEPEST);
    }

    /** How many bytes one item may have. */
    public int longest() {
        return limits.eventBytes();
    }

    /**
     * The one object that the body is.
     *
     * @throws MalformedBodyException if it is not
     */
    public Span object(byte[] body) {
        return read(body, (parser, first) -> {
            if (first != JsonToken.START_OBJECT) {
                throw new MalformedBodyException("The body must be one object.");
            }
            return span(parser);
        });
    }

    /**
     * The elements of the array that the body is, or the one object that it is.
     *
     * @throws MalformedBodyException if the body is neither of the two
     * @throws LimitExceededException if there are more items than allowed
     */
    public List<Span> objectOrArray(byte[] body) {
        return read(body, (parser, first) -> {
            if (first == JsonToken.START_OBJECT) {
                return List.of(span(parser));
            }
            if (first != JsonToken.START_ARRAY) {
                throw new MalformedBodyException("The body must be an object or an array of objects.");
            }
            return elements(parser);
        });
    }

    /**
     * The elements of the array that is one member of the object that the body is.
     *
     * @throws MalformedBodyException if there is no such array, or more than one
     * @throws LimitExceededException if there are more items than allowed
     */
    public List<Span> member(byte[] body, String name) {
        return read(body, (parser, first) -> {
            if (first != JsonToken.START_OBJECT) {
                throw new MalformedBodyException("The body must be an object with an array '" + name + "'.");
            }
            List<List<Span>> found = new ArrayList<>();
            for (String each = parser.nextName(); each != null; each = parser.nextName()) {
                JsonToken value = parser.nextToken();
                if (each.equals(name) && value == JsonToken.START_ARRAY) {
                    found.add(elements(parser));
                } else if (each.equals(name)) {
                    throw new MalformedBodyException("'" + name + "' must be an array.");
                } else {
                    parser.skipChildren();
                }
            }
            if (found.size() != 1) {
                throw new MalformedBodyException(
                        "The body must have one array '" + name + "'; it has " + found.size() + ".");
            }
            return found.get(0);
        });
    }

    private <T> T read(byte[] body, BiFunction<JsonParser, @Nullable JsonToken, T> reader) {
        Utf8 utf8 = new Utf8("The body");
        utf8.check(body, 0, body.length);
        utf8.end();
        try (JsonParser parser = json.createParser(ObjectReadContext.empty(), body)) {
            T read = reader.apply(parser, parser.nextToken());
            if (parser.nextToken() != null) {
                throw new MalformedBodyException("The body goes on after its end.");
            }
            return read;
        } catch (JacksonException e) {
            throw MalformedBodyException.notJson("The body", e);
        }
    }

    private List<Span> elements(JsonParser parser) {
        List<Span> spans = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (spans.size() == limits.events()) {
                throw new LimitExceededException(
                        Limit.EVENTS, "The request has more than " + limits.events() + " items.");
            }
            spans.add(span(parser));
        }
        return spans;
    }

    private static Span span(JsonParser parser) {
        int start = (int) parser.currentTokenLocation().getByteOffset();
        parser.skipChildren();
        parser.finishToken();
        return new Span(start, (int) parser.currentLocation().getByteOffset());
    }
}
