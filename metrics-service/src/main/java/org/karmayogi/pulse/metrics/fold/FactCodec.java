package org.karmayogi.pulse.metrics.fold;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The compact form of a fact: its place and time of receipt, which belong to the record, then identity and content.
 * Facts of equal content have equal bytes there, which is how a repeated body is told from another one under the same
 * identity.
 */
final class FactCodec {

    private static final int ONBOARDED = 1;
    private static final int TRANSFERRED = 2;
    private static final int DEACTIVATED = 3;
    private static final int ENROLLED = 4;
    private static final int WITHDRAWN = 5;
    private static final int COMPLETED = 6;
    private static final int REVOKED = 7;
    private static final int IDENTITY_LINKED = 8;
    private static final int IDENTITY_UNLINKED = 9;
    private static final int STATEMENT_RECORDED = 10;
    private static final int STATEMENT_VOIDED = 11;
    private static final int EVENT_VOIDED = 12;

    /** Added to a family's number where the alias follows. */
    private static final int ALIASED = 64;

    private FactCodec() {}

    /** Offset, and whether the fact is plain, in one number. Written one higher: inherited facts stand at −1. */
    static long place(Fact fact) {
        return ((fact.offset() + 1) << 1) | (fact.isPlain() ? 0 : 1);
    }

    static long offset(long place) {
        return (place >>> 1) - 1;
    }

    static boolean isPlain(long place) {
        return (place & 1) == 0;
    }

    /** The time of receipt as its distance from the occurrence, which is short for what is sent as it happens. */
    static long delay(Fact fact) {
        return ByteWriter.zigzag(fact.receivedAt() - millis(fact.occurredAt()));
    }

    /** Of the whole second. */
    private static long millis(Instant at) {
        return at.getEpochSecond() * 1_000;
    }

    /** Writes identity and content. */
    static void encodeContent(Fact fact, ByteWriter out) {
        out.text(fact.source());
        out.text(fact.id());
        Instant at = fact.occurredAt();
        out.signed(at.getEpochSecond());
        out.number(at.getNano());
        LearningEvent event = fact.event();
        if (event instanceof LearningEvent.Completed completed) {
            family(COMPLETED, fact, out);
            out.text(completed.courseId());
            out.number(completed.durationMinutes());
            out.optionalText(completed.certificateId());
        } else if (event instanceof LearningEvent.Enrolled enrolled) {
            family(ENROLLED, fact, out);
            out.text(enrolled.courseId());
        } else if (event instanceof LearningEvent.Withdrawn withdrawn) {
            family(WITHDRAWN, fact, out);
            out.text(withdrawn.courseId());
        } else if (event instanceof LearningEvent.Revoked revoked) {
            family(REVOKED, fact, out);
            out.text(revoked.courseId());
            out.optionalText(revoked.reason());
        } else if (event instanceof LearningEvent.Onboarded onboarded) {
            family(ONBOARDED, fact, out);
            posted(onboarded, out);
            out.optionalText(onboarded.name());
        } else if (event instanceof LearningEvent.Transferred transferred) {
            family(TRANSFERRED, fact, out);
            posted(transferred, out);
        } else if (event instanceof LearningEvent.Deactivated deactivated) {
            family(DEACTIVATED, fact, out);
            out.optionalText(deactivated.reason());
        } else if (event instanceof LearningEvent.Steering steering) {
            steering(steering, fact, out);
        }
    }

    private static void steering(LearningEvent.Steering event, Fact fact, ByteWriter out) {
        if (event instanceof LearningEvent.Identity identity) {
            family(identity instanceof LearningEvent.IdentityLinked ? IDENTITY_LINKED : IDENTITY_UNLINKED, fact, out);
            out.text(identity.learnerId());
            out.optionalText(identity.reason());
        } else if (event instanceof LearningEvent.StatementRecorded recorded) {
            family(STATEMENT_RECORDED, fact, out);
            out.text(recorded.learnerId());
        } else if (event instanceof LearningEvent.StatementVoided) {
            family(STATEMENT_VOIDED, fact, out);
        } else if (event instanceof LearningEvent.EventVoided voided) {
            family(EVENT_VOIDED, fact, out);
            out.text(voided.eventId());
        }
    }

    private static void family(int number, Fact fact, ByteWriter out) {
        @Nullable String alias = fact.alias();
        out.number(alias == null ? number : number + ALIASED);
        if (alias != null) {
            out.text(alias);
        }
    }

    private static void posted(LearningEvent.Posted posted, ByteWriter out) {
        out.text(posted.department());
        out.text(posted.district());
        @Nullable Category category = posted.category();
        out.number(category == null ? 0 : category.number());
    }

    /** Reads a fact from its place on. */
    static Fact decode(ByteReader in) {
        long offset = offset(in.number());
        long delay = in.signed();
        String source = in.text();
        String id = in.text();
        Instant occurredAt = Instant.ofEpochSecond(in.signed(), in.number());
        int family = (int) in.number();
        @Nullable String alias = family < ALIASED ? null : in.text();
        LearningEvent event = event(family % ALIASED, in);
        return new Fact(source, id, occurredAt, millis(occurredAt) + delay, offset, alias, event);
    }

    private static LearningEvent event(int type, ByteReader in) {
        return switch (type) {
            case ONBOARDED ->
                new LearningEvent.Onboarded(in.text(), in.text(), Category.of(in.number()), in.optionalText());
            case TRANSFERRED -> new LearningEvent.Transferred(in.text(), in.text(), optionalCategory(in.number()));
            case DEACTIVATED -> new LearningEvent.Deactivated(in.optionalText());
            case ENROLLED -> new LearningEvent.Enrolled(in.text());
            case WITHDRAWN -> new LearningEvent.Withdrawn(in.text());
            case COMPLETED -> new LearningEvent.Completed(in.text(), (int) in.number(), in.optionalText());
            case REVOKED -> new LearningEvent.Revoked(in.text(), in.optionalText());
            case IDENTITY_LINKED -> new LearningEvent.IdentityLinked(in.text(), in.optionalText());
            case IDENTITY_UNLINKED -> new LearningEvent.IdentityUnlinked(in.text(), in.optionalText());
            case STATEMENT_RECORDED -> new LearningEvent.StatementRecorded(in.text());
            case STATEMENT_VOIDED -> new LearningEvent.StatementVoided();
            case EVENT_VOIDED -> new LearningEvent.EventVoided(in.text());
            default -> throw new IllegalArgumentException("no family of facts has the number " + type);
        };
    }

    private static @Nullable Category optionalCategory(long code) {
        return code == 0 ? null : Category.of(code);
    }
}
