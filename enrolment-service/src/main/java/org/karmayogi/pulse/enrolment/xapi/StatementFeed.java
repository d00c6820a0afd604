package org.karmayogi.pulse.enrolment.xapi;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.karmayogi.pulse.edge.problem.FieldError;
import org.karmayogi.pulse.edge.problem.ProblemException;
import org.karmayogi.pulse.edge.problem.ProblemType;
import org.karmayogi.pulse.intake.batch.JsonItems;
import org.karmayogi.pulse.intake.batch.JsonItems.Span;
import org.karmayogi.pulse.intake.feed.Feed;
import org.karmayogi.pulse.intake.feed.FeedFault;
import org.karmayogi.pulse.intake.feed.FeedItem;
import org.karmayogi.pulse.intake.feed.JsonAt;
import org.karmayogi.pulse.intake.feed.Reading;

/**
 * A request of statements: all of them are right, or none is taken.
 *
 * @param items says how long one may be
 * @param spans finds the statements of a body
 * @param parse reads one
 */
record StatementFeed(
        StatementMapping mapping,
        JsonItems items,
        Function<byte[], List<Span>> spans,
        Function<JsonAt, Statement> parse)
        implements Feed {

    /** One statement or an array of them. */
    static StatementFeed posted(StatementMapping mapping, JsonItems items) {
        return new StatementFeed(mapping, items, items::objectOrArray, Statement::of);
    }

    /** The one statement that has this id, in its body or only in the query. */
    static StatementFeed put(StatementMapping mapping, JsonItems items, String id) {
        return new StatementFeed(mapping, items, body -> List.of(items.object(body)), json -> named(id, json));
    }

    private static Statement named(String id, JsonAt json) {
        Statement statement = Statement.of(json);
        JsonAt own = json.get("id");
        if (!own.isMissing() && !statement.canonicalId().equals(Statement.canonical(id))) {
            throw new FeedFault(
                    own.pointer(), "The statement's id is " + own.found() + ", and statementId is '" + id + "'.");
        }
        return new Statement(id, json);
    }

    @Override
    public String name() {
        return "xapi";
    }

    @Override
    public boolean isAllOrNothing() {
        return true;
    }

    @Override
    public List<FeedItem> read(byte[] body, Instant receivedAt) {
        List<Parsed> parsed =
                spans.apply(body).stream().map(span -> parse(body, span)).toList();
        requireOneBodyAnId(parsed);
        Map<String, Reading> readings = new HashMap<>();
        for (Parsed each : parsed) {
            if (each.statement != null && !each.statement.isVoiding()) {
                readings.put(each.statement.canonicalId(), map(each.statement, receivedAt));
            }
        }
        return parsed.stream().map(each -> item(each, readings, receivedAt)).toList();
    }

    /** A statement, or why it is none. */
    private record Parsed(Span span, @Nullable Statement statement, List<FieldError> errors) {}

    private Parsed parse(byte[] body, Span span) {
        try {
            return new Parsed(span, parse.apply(JsonAt.item(body, span, items.longest())), List.of());
        } catch (FeedFault e) {
            return new Parsed(span, null, List.of(e.error()));
        }
    }

    /** The standard's own 409, as far as it can be seen at once. The fold finds the others and sets them aside. */
    private static void requireOneBodyAnId(List<Parsed> parsed) {
        Map<String, JsonAt> first = new HashMap<>();
        for (Parsed each : parsed) {
            if (each.statement != null) {
                JsonAt standing = first.putIfAbsent(each.statement.canonicalId(), each.statement.json());
                if (standing != null && !standing.equals(each.statement.json())) {
                    throw new ProblemException(
                            ProblemType.CONFLICT,
                            "The request has two different statements with the id '" + each.statement.id()
                                    + "'; nothing of it was taken.");
                }
            }
        }
    }

    private Reading map(Statement statement, Instant receivedAt) {
        try {
            return mapping.map(statement, receivedAt);
        } catch (FeedFault e) {
            return new Reading.Refused(List.of(e.error()));
        }
    }

    private static FeedItem item(Parsed parsed, Map<String, Reading> readings, Instant receivedAt) {
        Statement statement = parsed.statement;
        if (statement == null) {
            return new FeedItem(parsed.span, null, new Reading.Refused(parsed.errors));
        }
        return new FeedItem(parsed.span, statement.id(), reading(statement, readings, receivedAt));
    }

    private static Reading reading(Statement statement, Map<String, Reading> readings, Instant receivedAt) {
        Reading alone = statement.isVoiding() ? null : readings.get(statement.canonicalId());
        if (alone != null) {
            return alone;
        }
        try {
            return Voiding.map(statement, readings, receivedAt);
        } catch (FeedFault e) {
            return new Reading.Refused(List.of(e.error()));
        }
    }
}
