package org.karmayogi.pulse.intake.feed;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.IntStream;
import org.karmayogi.pulse.edge.register.Quoted;
import org.karmayogi.pulse.intake.batch.JsonItems;
import org.karmayogi.pulse.intake.limit.Limit;
import org.karmayogi.pulse.intake.limit.LimitExceededException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A JSON value of an item and where it stands there, so that what is wrong with it can be told by its place. */
public record JsonAt(String pointer, JsonNode node) {

    /** No whole number of 64 bits is written longer, with an exponent or without. */
    private static final int LONGEST_NUMBER = 64;

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private static final int MOST_TOKENS = 16 * 1024;

    private static final JsonMapper WHOLE = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxTokenCount(MOST_TOKENS)
                            .build())
                    .build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    /**
     * The item whose bytes these are, whole; an object. However long its texts are, it has at most {@value
     * #MOST_TOKENS} names, values and brackets: as many as fit into the size an event may have, so that what is read
     * takes no more memory than its bytes and those.
     *
     * @throws FeedFault if a name stands twice in an object, or it is no object
     * @throws LimitExceededException if it has more of them, which a smaller item can not
     */
    public static JsonAt whole(byte[] body, JsonItems.Span span) {
        try (JsonParser parser = WHOLE.createParser(body, span.start(), span.length())) {
            JsonNode node = WHOLE.readTree(parser);
            return new JsonAt("", node).object();
        } catch (StreamConstraintsException e) {
            if (span.length() > MOST_TOKENS) {
                throw new LimitExceededException(
                        Limit.SIZE,
                        "An item has more than " + MOST_TOKENS + " names, values and brackets, or nests too deep.");
            }
            throw unreadable(e);
        } catch (JacksonException e) {
            throw unreadable(e);
        }
    }

    /**
     * The outline of an item, by which its kind can be told however large it is: its objects down to the third level,
     * those in arrays, too, with their numbers and short texts. What is left out is missing.
     *
     * @throws FeedFault if a name stands twice in an object, or it is no object
     */
    public static JsonAt outline(byte[] body, JsonItems.Span span) {
        try (JsonParser parser = JSON.createParser(body, span.start(), span.length())) {
            return new JsonAt("", Outline.read(parser)).object();
        } catch (JacksonException e) {
            throw unreadable(e);
        }
    }

    private static FeedFault unreadable(JacksonException e) {
        return new FeedFault("", "The item can not be read: " + Quoted.of(e.getOriginalMessage()) + ".");
    }

    /** The member of an object; missing where there is none, or no object. */
    public JsonAt get(String name) {
        return new JsonAt(pointer + "/" + name.replace("~", "~0").replace("/", "~1"), node.path(name));
    }

    /** The elements of an array; none where it is no array. */
    public List<JsonAt> elements() {
        return node.isArray()
                ? IntStream.range(0, node.size())
                        .mapToObj(i -> new JsonAt(pointer + "/" + i, node.get(i)))
                        .toList()
                : List.of();
    }

    public boolean isMissing() {
        return node.isMissingNode();
    }

    public boolean isObject() {
        return node.isObject();
    }

    /** Whether it says nothing: missing, null or a string of white space. */
    public boolean isBlank() {
        return node.isMissingNode()
                || node.isNull()
                || (node.isString() && node.asString().isBlank());
    }

    /** Whether it is exactly this string. */
    public boolean is(String expected) {
        return node.isString() && node.asString().equals(expected);
    }

    /** Whether it is this string, in upper or lower case. */
    public boolean isText(String expected) {
        return node.isString() && node.asString().equalsIgnoreCase(expected);
    }

    /**
     * Itself, if it is an object.
     *
     * @throws FeedFault if not
     */
    public JsonAt object() {
        if (!node.isObject()) {
            throw mustBe("an object");
        }
        return this;
    }

    /**
     * Its text, if it is a string.
     *
     * @throws FeedFault if not
     */
    public String text() {
        if (!node.isString()) {
            throw mustBe("a string");
        }
        return node.asString();
    }

    /**
     * Its text, if it is a string or a whole number: senders do not agree which of the two an id is, and some write
     * whole numbers as {@code 2.0} or {@code 1.7E3}.
     *
     * @throws FeedFault if not
     */
    public String idText() {
        if (node.isIntegralNumber()) {
            return node.asString();
        }
        return node.isNumber() ? Long.toString(wholeNumber()) : text();
    }

    /**
     * The whole number it is or, as a string, writes.
     *
     * @throws FeedFault if it is none, or beyond 64 bits
     */
    public long wholeNumber() {
        boolean written = node.isNumber() || node.isString();
        String text = written ? node.asString() : "";
        if (written && text.length() <= LONGEST_NUMBER) {
            try {
                BigDecimal number = new BigDecimal(text);
                // Beyond this scale longValueExact would write the number out first.
                if (number.precision() - (long) number.scale() < 20) {
                    return number.longValueExact();
                }
            } catch (ArithmeticException | NumberFormatException e) {
                throw mustBe("a whole number");
            }
        }
        throw mustBe("a whole number");
    }

    /** What it is, for a message. */
    public String found() {
        return switch (node.getNodeType()) {
            case MISSING -> "missing";
            case OBJECT -> "an object";
            case ARRAY -> "an array";
            case STRING -> "'" + Quoted.of(node.asString()) + "'";
            default -> Quoted.of(node.toString());
        };
    }

    private FeedFault mustBe(String expected) {
        return new FeedFault(
                pointer,
                (pointer.isEmpty() ? "The item" : pointer) + " must be " + expected + "; it is " + found() + ".");
    }
}
