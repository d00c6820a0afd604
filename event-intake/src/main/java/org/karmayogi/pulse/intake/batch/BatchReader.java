package org.karmayogi.pulse.intake.batch;

import java.util.ArrayList;
import java.util.List;
import org.karmayogi.pulse.intake.event.Family;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;

/** Reads {@code application/json}, one event or an array of them, in a single pass over the bytes. Thread-safe. */
public final class BatchReader {

    private final BatchLimits limits;
    private final JsonFactory json;

    public BatchReader(BatchLimits limits) {
        this.limits = limits;
        // The body's size already bounds names, texts and numbers; a tighter bound here would refuse a whole batch for
        // one
        // item's sake. Nesting stays at the parser's own bound: nothing of ours nests at all.
        this.json = JsonFactory.builder()
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNumberLength(limits.bodyBytes())
                        .maxStringLength(limits.bodyBytes())
                        .maxNameLength(limits.bodyBytes())
                        .build())
                .build();
    }

    /**
     * Reads a whole body.
     *
     * @throws MalformedBodyException if the body is not JSON, or neither an object nor an array
     * @throws BodyTooLargeException if there are more events than allowed
     */
    public Batch read(byte[] body, Family family) {
        Utf8.check(body);
        try (JsonParser parser = json.createParser(ObjectReadContext.empty(), body)) {
            Batch batch = read(parser, body, new ItemReader(parser, family, limits.eventBytes()));
            if (parser.nextToken() != null) {
                throw new MalformedBodyException("The body goes on after its end.");
            }
            return batch;
        } catch (JacksonException e) {
            throw MalformedBodyException.notJson(e);
        }
    }

    private Batch read(JsonParser parser, byte[] body, ItemReader items) {
        JsonToken first = parser.nextToken();
        if (first == JsonToken.START_OBJECT) {
            return new Batch(body, false, List.of(items.read()));
        }
        if (first != JsonToken.START_ARRAY) {
            throw new MalformedBodyException("The body must be an event or an array of events.");
        }
        List<RawItem> read = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (read.size() == limits.events()) {
                throw new BodyTooLargeException("The request has more than " + limits.events() + " events.");
            }
            read.add(items.read());
        }
        return new Batch(body, true, read);
    }
}
