package org.karmayogi.pulse.intake.batch;

import java.io.InputStream;
import java.util.List;
import java.util.Map;
import org.karmayogi.pulse.intake.batch.JsonSource.Shape;
import org.karmayogi.pulse.intake.event.Family;
import tools.jackson.core.json.JsonFactory;

/**
 * Finds the items in a body, in each form a body may have. They are read in a single pass over the bytes, each when it is asked for.
 * Opening a source may read already, and throws what reading throws. Thread-safe.
 */
public final class BatchReader {

    private final BatchLimits limits;
    private final JsonFactory json;

    public BatchReader(BatchLimits limits) {
        this.limits = limits;
        this.json = BodyJson.factory(limits);
    }

    /** One event or an array of them. */
    public ItemSource json(InputStream body, Family family) {
        return new JsonSource(json, body, Shape.ONE_OR_ARRAY, events(family));
    }

    /** One event, and no array. */
    public ItemSource one(InputStream body, Family family) {
        return new JsonSource(json, body, Shape.ONE, events(family));
    }

    /** One event a line. */
    public ItemSource lines(InputStream body, Family family) {
        return new LineSource(json, body, events(family));
    }

    /** One CloudEvent in JSON. */
    public ItemSource cloudEvent(InputStream body, Family family) {
        return new JsonSource(json, body, Shape.ONE, cloudEvents(family));
    }

    /** An array of CloudEvents in JSON. */
    public ItemSource cloudEventBatch(InputStream body, Family family) {
        return new JsonSource(json, body, Shape.ARRAY, cloudEvents(family));
    }

    /**
     * One CloudEvent whose data is the body.
     *
     * @param attributes by name, without a prefix; one that was sent twice has two values
     */
    public ItemSource binaryCloudEvent(Map<String, List<String>> attributes, InputStream body, Family family) {
        ElementReader reader = new BinaryReader(attributes, family, limits.eventBytes());
        return new BinarySource(attributes, new JsonSource(json, body, Shape.ONE, reader));
    }

    private ElementReader events(Family family) {
        return new ItemReader(family, limits.eventBytes());
    }

    private ElementReader cloudEvents(Family family) {
        return new CloudEventReader(json, family, limits.eventBytes());
    }
}
