package org.karmayogi.pulse.intake.endpoint;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.karmayogi.pulse.edge.problem.FieldError;
import org.karmayogi.pulse.intake.batch.JsonItems;
import org.karmayogi.pulse.intake.batch.RawItem;
import org.karmayogi.pulse.intake.event.Event;
import org.karmayogi.pulse.intake.event.Family;
import org.karmayogi.pulse.intake.event.LogRecord;
import org.karmayogi.pulse.intake.feed.AsideReason;
import org.karmayogi.pulse.intake.feed.Feed;
import org.karmayogi.pulse.intake.feed.FeedContent;
import org.karmayogi.pulse.intake.feed.FeedItem;
import org.karmayogi.pulse.intake.feed.Reading;
import org.karmayogi.pulse.intake.meter.IntakeMeters;
import org.karmayogi.pulse.intake.meter.IntakeMeters.Outcome;
import org.karmayogi.pulse.intake.publishing.RejectLog;
import org.karmayogi.pulse.intake.validation.BatchValidator.Judgement;
import org.karmayogi.pulse.intake.validation.Verdict;

/** A request of a feed whose every item has been read and judged; nothing of it is published yet. */
@SuppressWarnings("ArrayRecordComponent") // never compared: it only carries the bytes along
record JudgedFeed(String feed, byte[] body, List<Item> items) {

    /**
     * One item.
     *
     * @param family null where it is of none
     * @param event what is to be published; null for nothing
     * @param beside what is to be published with it, or without an event
     * @param result what it is answered once that is published
     */
    record Item(
            JsonItems.Span span,
            @Nullable Family family,
            @Nullable Event event,
            List<LogRecord> beside,
            FeedResult result) {

        boolean isRefused() {
            return result instanceof FeedResult.Rejected;
        }

        private Outcome outcome() {
            if (result instanceof FeedResult.Accepted accepted) {
                return accepted.duplicateOf() == null ? Outcome.ACCEPTED : Outcome.DUPLICATE;
            }
            return isRefused() ? Outcome.REJECTED : Outcome.SET_ASIDE;
        }
    }

    static JudgedFeed of(Feed feed, byte[] body, Instant receivedAt, Judgement judgement) {
        FeedContent content = feed.read(body, receivedAt);
        List<Item> items = new ArrayList<>();
        for (FeedItem item : content.items()) {
            items.add(judge(items.size(), item, judgement, feed.isAllOrNothing()));
        }
        return new JudgedFeed(feed.name(), content.bytes(), items);
    }

    private static Item judge(int position, FeedItem item, Judgement judgement, boolean allOrNothing) {
        if (item.reading() instanceof Reading.Course course) {
            return judge(position, item, course, judgement, allOrNothing);
        }
        if (item.reading() instanceof Reading.Note note) {
            FeedResult taken = new FeedResult.Accepted(item.name(), null);
            return new Item(item.span(), null, null, List.of(note.record()), taken);
        }
        FeedResult result = item.reading() instanceof Reading.Other other
                ? new FeedResult.SetAside(item.name(), other.reason(), other.why())
                : new FeedResult.Rejected(item.name(), ((Reading.Refused) item.reading()).errors());
        return new Item(item.span(), null, null, List.of(), result);
    }

    private static Item judge(
            int position, FeedItem item, Reading.Course course, Judgement judgement, boolean allOrNothing) {
        JsonItems.Span span = item.span();
        Family family = course.family();
        RawItem raw = new RawItem(span.start(), span.end(), course.values(), List.of(), course::pointer);
        Verdict verdict = judgement.judge(position, raw, family);
        if (verdict instanceof Verdict.Valid valid) {
            return new Item(span, family, valid.event(), course.beside(), new FeedResult.Accepted(item.name(), null));
        }
        if (verdict instanceof Verdict.Repeat repeat) {
            return new Item(span, family, null, List.of(), new FeedResult.Accepted(item.name(), repeat.of()));
        }
        List<FieldError> errors = ((Verdict.Invalid) verdict).errors();
        FeedResult result = allOrNothing
                ? new FeedResult.SetAside(item.name(), AsideReason.OUT_OF_RANGE, errors.get(0))
                : new FeedResult.Rejected(item.name(), errors);
        return new Item(span, family, null, List.of(), result);
    }

    /** What is to be published, in the order sent. */
    List<Event> events() {
        return items.stream().map(Item::event).filter(Objects::nonNull).toList();
    }

    /** What is to be published beside them. */
    List<LogRecord> beside() {
        return items.stream().flatMap(item -> item.beside().stream()).toList();
    }

    List<FeedResult> results() {
        return items.stream().map(Item::result).toList();
    }

    boolean hasRefused() {
        return items.stream().anyMatch(Item::isRefused);
    }

    /** What is to be kept: all that is not published, or only what is refused. */
    List<RejectLog.Reject> kept(boolean onlyRefused) {
        List<RejectLog.Reject> kept = new ArrayList<>();
        for (Item item : items) {
            if (item.result() instanceof FeedResult.Rejected rejected) {
                kept.add(keep(item, RejectLog.REFUSED, rejected.errors()));
            } else if (item.result() instanceof FeedResult.SetAside aside && !onlyRefused) {
                kept.add(keep(item, aside.reason().code(), List.of(aside.why())));
            }
        }
        return kept;
    }

    private RejectLog.Reject keep(Item item, String reason, List<FieldError> errors) {
        JsonItems.Span span = item.span();
        int end = Math.min(span.end(), span.start() + RejectLog.LONGEST);
        byte[] original = Arrays.copyOfRange(body, span.start(), end);
        return new RejectLog.Reject(reason, item.family(), errors, original, span.length());
    }

    /** Counts each item as what it is answered. */
    void count(IntakeMeters meters, String source) {
        items.forEach(item -> count(meters, source, item, item.outcome()));
    }

    /** Counts all items alike, where the request has one fate. */
    void countAll(IntakeMeters meters, String source, Outcome outcome) {
        items.forEach(item -> count(meters, source, item, outcome));
    }

    private void count(IntakeMeters meters, String source, Item item, Outcome outcome) {
        meters.feedAnswered(feed, source, outcome, 1);
        Family family = item.family();
        if (family != null) {
            meters.answered(family, source, outcome, 1);
        }
    }
}
