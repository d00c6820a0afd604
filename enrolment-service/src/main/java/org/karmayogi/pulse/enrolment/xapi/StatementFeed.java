package org.karmayogi.pulse.enrolment.xapi;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.karmayogi.pulse.enrolment.xapi.statement.StatementRules;
import org.karmayogi.pulse.intake.batch.JsonItems;
import org.karmayogi.pulse.intake.batch.JsonItems.Span;
import org.karmayogi.pulse.intake.feed.Feed;
import org.karmayogi.pulse.intake.feed.FeedContent;
import org.karmayogi.pulse.intake.feed.FeedFault;
import org.karmayogi.pulse.intake.feed.FeedItem;
import org.karmayogi.pulse.intake.feed.JsonAt;
import org.karmayogi.pulse.intake.feed.Reading;

/**
 * A request of statements: the standard allows all of them, or none is taken.
 *
 * @param mapping what they mean by the portal's rules
 * @param items finds the statements of a body
 * @param packing how they came
 */
record StatementFeed(StatementMapping mapping, JsonItems items, Envelope.Packing packing) implements Feed {

    @Override
    public String name() {
        return "xapi";
    }

    @Override
    public boolean isAllOrNothing() {
        return true;
    }

    @Override
    public FeedContent read(byte[] body, Instant receivedAt) {
        Envelope envelope = packing.unpack(body);
        byte[] json = envelope.json();
        List<Span> spans = envelope.statementId() == null ? items.objectOrArray(json) : List.of(items.object(json));
        Request request = new Request(envelope, receivedAt);
        List<FeedItem> read = new ArrayList<>(spans.size());
        for (Span span : spans) {
            read.add(request.item(read.size(), span));
        }
        if (read.stream().noneMatch(item -> item.reading() instanceof Reading.Refused)) {
            request.attached.requireNoneLeft();
        }
        return new FeedContent(json, read);
    }

    /** The statements of one request, one after the other. Confined to its thread. */
    private final class Request {

        private final Envelope envelope;
        private final Instant receivedAt;
        private final StatementRules rules;
        private final Attached attached;
        private final Map<String, Integer> positions = new HashMap<>();

        Request(Envelope envelope, Instant receivedAt) {
            this.envelope = envelope;
            this.receivedAt = receivedAt;
            this.rules = StatementRules.of(envelope.version());
            this.attached = new Attached(envelope.parts());
        }

        FeedItem item(int position, Span span) {
            @Nullable String id = null;
            try {
                JsonAt json = JsonAt.whole(envelope.json(), span);
                Statement statement = Statement.of(json, rules, envelope.statementId());
                id = statement.id();
                requireNewId(statement, position);
                attached.match(json);
                return new FeedItem(span, id, mapping.map(statement, receivedAt));
            } catch (FeedFault e) {
                return new FeedItem(span, id, new Reading.Refused(List.of(e.error())));
            }
        }

        /** The standard has a request with two statements of one id refused, whatever they say. */
        private void requireNewId(Statement statement, int position) {
            Integer earlier = positions.putIfAbsent(statement.canonicalId(), position);
            if (earlier != null) {
                throw new FeedFault(
                        "/id", "Statement " + earlier + " of this request has the id '" + statement.id() + "', too.");
            }
        }
    }
}
