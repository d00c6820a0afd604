package org.karmayogi.pulse.metrics.fold;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * What portals send about a few people with several ids each, from a seed: links, unlinks, rings, statements that are
 * voided.
 */
final class SentEvents {

    static final List<String> IDS = List.of("A", "B", "C", "D");

    private static final Instant START = Instant.parse("2025-03-01T00:00:00Z");

    /**
     * One of them.
     *
     * @param key of its record: the id it was sent under, or what the door knew that for
     * @param sentAs the id it was sent under; of a statement's record its key
     */
    record Sent(String key, String sentAs, Fact fact) {}

    private final Random random;
    private final List<Sent> sent = new ArrayList<>();

    private SentEvents(Random random) {
        this.random = random;
    }

    static List<Sent> from(Random random, int count) {
        SentEvents events = new SentEvents(random);
        for (LearningEvent event : Histories.events(random, count)) {
            if (random.nextInt(4) == 0) {
                events.identity();
            } else {
                events.event(event);
            }
        }
        return events.sent;
    }

    private void identity() {
        String alias = pick();
        String learner = pick();
        if (!alias.equals(learner)) {
            String reason = random.nextBoolean() ? null : "as HR says";
            add(
                    alias,
                    alias,
                    random.nextInt(3) == 0
                            ? new LearningEvent.IdentityUnlinked(learner, reason)
                            : new LearningEvent.IdentityLinked(learner, reason));
        }
    }

    private void event(LearningEvent event) {
        String sentAs = pick();
        // The door may know where the id points, and may know it wrongly by the time the record is there.
        Fact fact = add(random.nextInt(4) == 0 ? pick() : sentAs, sentAs, event);
        if (event instanceof LearningEvent.OnCourse && random.nextInt(3) == 0) {
            String statement = "xapi|" + fact.source() + "|" + fact.id();
            Fact recorded = new Fact(
                    fact.source(),
                    fact.id(),
                    fact.occurredAt(),
                    fact.receivedAt(),
                    0,
                    null,
                    new LearningEvent.StatementRecorded(sentAs));
            sent.add(new Sent(statement, statement, recorded));
            for (int i = random.nextInt(3); i > 0; i--) {
                Fact voided = fact(new LearningEvent.StatementVoided());
                sent.add(new Sent(statement, statement, of(fact.source(), voided)));
            }
        }
    }

    private static Fact of(String source, Fact fact) {
        return new Fact(source, fact.id(), fact.occurredAt(), fact.receivedAt(), 0, null, fact.event());
    }

    private Fact add(String key, String sentAs, LearningEvent event) {
        Fact fact = fact(event).under(key, sentAs);
        sent.add(new Sent(key, sentAs, fact));
        return fact;
    }

    private Fact fact(LearningEvent event) {
        Instant at = START.plusSeconds(3600L * random.nextInt(24 * 10));
        long receivedAt = at.toEpochMilli() + 1_000L * random.nextInt(3);
        String id = "e" + random.nextInt(3) + sent.size() + "-" + random.nextInt(1_000_000);
        return new Fact("s" + random.nextInt(2), id, at, receivedAt, 0, null, event);
    }

    private String pick() {
        return IDS.get(random.nextInt(IDS.size()));
    }
}
