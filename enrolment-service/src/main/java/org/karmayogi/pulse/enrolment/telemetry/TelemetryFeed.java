package org.karmayogi.pulse.enrolment.telemetry;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.karmayogi.pulse.edge.problem.FieldError;
import org.karmayogi.pulse.edge.register.Quoted;
import org.karmayogi.pulse.enrolment.portal.TelemetryRules;
import org.karmayogi.pulse.intake.batch.JsonItems;
import org.karmayogi.pulse.intake.feed.AsideReason;
import org.karmayogi.pulse.intake.feed.Feed;
import org.karmayogi.pulse.intake.feed.FeedContent;
import org.karmayogi.pulse.intake.feed.FeedFault;
import org.karmayogi.pulse.intake.feed.FeedItem;
import org.karmayogi.pulse.intake.feed.JsonAt;
import org.karmayogi.pulse.intake.feed.Reading;

/**
 * A batch of telemetry v3. Each event has its own fate; of the batch around them nothing is asked but that it has
 * events, because nothing else of it is counted.
 *
 * @param rules those of the portal that sends it
 */
record TelemetryFeed(JsonItems items, TelemetryRules rules) implements Feed {

    @Override
    public String name() {
        return "telemetry";
    }

    @Override
    public boolean isAllOrNothing() {
        return false;
    }

    @Override
    public FeedContent read(byte[] body, Instant receivedAt) {
        return new FeedContent(
                body,
                items.member(body, "events").stream()
                        .map(span -> item(body, span))
                        .toList());
    }

    private FeedItem item(byte[] body, JsonItems.Span span) {
        boolean fits = span.length() <= items.longest();
        @Nullable String mid = null;
        Reading reading;
        try {
            JsonAt event = fits ? JsonAt.whole(body, span) : JsonAt.outline(body, span);
            mid = nameOf(event.get("mid"));
            reading = read(event);
        } catch (FeedFault e) {
            reading = new Reading.Refused(List.of(e.error()));
        }
        return new FeedItem(span, mid, fits || reading instanceof Reading.Other ? reading : tooLarge(span));
    }

    /** Its kind first, then its size: what never counts may be as large as it likes. */
    private Reading tooLarge(JsonItems.Span span) {
        return new Reading.Refused(List.of(new FieldError(
                "", "The item has " + span.length() + " bytes; at most " + items.longest() + " are allowed.")));
    }

    private Reading read(JsonAt event) {
        JsonAt eid = event.get("eid");
        if (eid.isText("AUDIT")) {
            return new AuditEvent(event, rules).read();
        }
        JsonAt action = event.get("edata").get("action");
        if (eid.isText("BE_JOB_REQUEST") && action.is("batch-enrolment-update")) {
            return new Reading.Other(
                    AsideReason.CONTENT_PROGRESS,
                    new FieldError(
                            action.pointer(),
                            "It tells the status of single contents; a course is completed by an AUDIT enrol-complete."));
        }
        return new Reading.Other(
                AsideReason.OTHER_EVENT,
                new FieldError(eid.pointer(), "Counted is AUDIT; this is " + eid.found() + "."));
    }

    /** The identity to answer with, even where it is not one that could be kept. */
    private static @Nullable String nameOf(JsonAt mid) {
        return mid.node().isString() || mid.node().isNumber()
                ? Quoted.of(mid.node().asString())
                : null;
    }
}
