package org.karmayogi.pulse.enrolment.telemetry;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.karmayogi.pulse.edge.problem.FieldError;
import org.karmayogi.pulse.edge.register.Quoted;
import org.karmayogi.pulse.intake.batch.JsonItems;
import org.karmayogi.pulse.intake.feed.AsideReason;
import org.karmayogi.pulse.intake.feed.Feed;
import org.karmayogi.pulse.intake.feed.FeedFault;
import org.karmayogi.pulse.intake.feed.FeedItem;
import org.karmayogi.pulse.intake.feed.JsonAt;
import org.karmayogi.pulse.intake.feed.Reading;

/**
 * A batch of telemetry v3. Each event has its own fate; of the batch around them nothing is asked but that it has events, because
 * nothing else of it is counted.
 */
record TelemetryFeed(JsonItems items) implements Feed {

    @Override
    public String name() {
        return "telemetry";
    }

    @Override
    public boolean isAllOrNothing() {
        return false;
    }

    @Override
    public List<FeedItem> read(byte[] body, Instant receivedAt) {
        return items.member(body, "events").stream()
                .map(span -> item(body, span))
                .toList();
    }

    private FeedItem item(byte[] body, JsonItems.Span span) {
        @Nullable String mid = null;
        try {
            JsonAt event = JsonAt.item(body, span, items.longest());
            mid = nameOf(event.get("mid"));
            return new FeedItem(span, mid, read(event));
        } catch (FeedFault e) {
            return new FeedItem(span, mid, new Reading.Refused(List.of(e.error())));
        }
    }

    private static Reading read(JsonAt event) {
        JsonAt eid = event.get("eid");
        if (eid.isText("AUDIT")) {
            return AuditEvent.read(event);
        }
        if (eid.isText("BE_JOB_REQUEST")) {
            return ProgressEvent.read(event);
        }
        return new Reading.Other(
                AsideReason.OTHER_EVENT,
                new FieldError(eid.pointer(), "Counted are AUDIT and BE_JOB_REQUEST; this is " + eid.found() + "."));
    }

    /** The identity to answer with, even where it is not one that could be kept. */
    private static @Nullable String nameOf(JsonAt mid) {
        return mid.node().isString() || mid.node().isIntegralNumber()
                ? Quoted.of(mid.node().asString())
                : null;
    }
}
