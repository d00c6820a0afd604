package org.karmayogi.pulse.metrics.fold;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The compact form of a fact: offset, then identity and content. Facts of equal content have equal bytes behind the
 * offset, which is how a repeated body is told from another one under the same identity.
 */
final class FactCodec {

    private static final int ONBOARDED = 1;
    private static final int TRANSFERRED = 2;
    private static final int DEACTIVATED = 3;
    private static final int ENROLLED = 4;
    private static final int WITHDRAWN = 5;
    private static final int COMPLETED = 6;
    private static final int REVOKED = 7;

    private FactCodec() {}

    /** Writes all but the offset. */
    static void encodeContent(Fact fact, ByteWriter out) {
        out.text(fact.source());
        out.text(fact.id());
        Instant at = fact.occurredAt();
        out.signed(at.getEpochSecond());
        out.number(at.getNano());
        LearningEvent event = fact.event();
        if (event instanceof LearningEvent.Completed completed) {
            out.number(COMPLETED);
            out.text(completed.courseId());
            out.number(completed.durationMinutes());
            out.optionalText(completed.certificateId());
        } else if (event instanceof LearningEvent.Enrolled enrolled) {
            out.number(ENROLLED);
            out.text(enrolled.courseId());
        } else if (event instanceof LearningEvent.Withdrawn withdrawn) {
            out.number(WITHDRAWN);
            out.text(withdrawn.courseId());
        } else if (event instanceof LearningEvent.Revoked revoked) {
            out.number(REVOKED);
            out.text(revoked.courseId());
            out.optionalText(revoked.reason());
        } else if (event instanceof LearningEvent.Onboarded onboarded) {
            out.number(ONBOARDED);
            posted(onboarded, out);
            out.optionalText(onboarded.name());
        } else if (event instanceof LearningEvent.Transferred transferred) {
            out.number(TRANSFERRED);
            posted(transferred, out);
        } else if (event instanceof LearningEvent.Deactivated deactivated) {
            out.number(DEACTIVATED);
            out.optionalText(deactivated.reason());
        }
    }

    private static void posted(LearningEvent.Posted posted, ByteWriter out) {
        out.text(posted.department());
        out.text(posted.district());
        @Nullable Category category = posted.category();
        out.number(category == null ? 0 : category.number());
    }

    /** Reads what {@link #encodeContent} wrote. */
    static Fact decodeContent(long offset, ByteReader in) {
        String source = in.text();
        String id = in.text();
        Instant occurredAt = Instant.ofEpochSecond(in.signed(), in.number());
        return new Fact(source, id, occurredAt, offset, event((int) in.number(), in));
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
            default -> throw new IllegalArgumentException("no family of facts has the number " + type);
        };
    }

    private static @Nullable Category optionalCategory(long code) {
        return code == 0 ? null : Category.of(code);
    }
}
