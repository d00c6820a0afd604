package org.karmayogi.pulse.metrics.review;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.karmayogi.pulse.edge.problem.ProblemException;
import org.karmayogi.pulse.edge.problem.ProblemType;
import org.karmayogi.pulse.metrics.consume.LogUnavailableException;
import org.karmayogi.pulse.metrics.query.Definitions;
import org.karmayogi.pulse.metrics.query.MonthTable;

/** Freezes reviews, and knows those that stand. Thread-safe. */
final class Reviews {

    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

    /** Together with the writing less than the gateway waits for an answer. */
    private static final long READ_BACK_MILLIS = 1_500;

    private static final long LOOK_MILLIS = 20;

    private final FrozenReviews frozen;
    private final BooleanSupplier known;
    private final ReviewWriter writer;
    private final Definitions definitions;
    private final Clock clock;

    /**
     * Nothing frozen yet.
     *
     * @param known whether all that stood at the start has been read
     */
    Reviews(FrozenReviews frozen, BooleanSupplier known, ReviewWriter writer, Definitions definitions, Clock clock) {
        this.frozen = frozen;
        this.known = known;
        this.writer = writer;
        this.definitions = definitions;
        this.clock = clock;
    }

    /**
     * The review of a month that stands.
     *
     * @throws ProblemException of type {@code not-ready} while it is not known yet which ones there are
     */
    Optional<FrozenReview> find(YearMonth month) {
        checkKnown();
        return frozen.find(month);
    }

    /** All that stand, by month; throws as {@link #find} does. */
    List<FrozenReview> all() {
        checkKnown();
        return frozen.all();
    }

    private void checkKnown() {
        if (!known.getAsBoolean()) {
            throw new ProblemException(
                    ProblemType.NOT_READY, "the frozen reviews have not been read yet", List.of(), RETRY_AFTER);
        }
    }

    /**
     * Freezes a month's table. Returns when every in-sync replica has it and it stands.
     *
     * @param by who asks for it
     * @param replaces the revision that stands, which this one is to replace; 0 where none does
     * @throws ProblemException of type {@code conflict} where another revision stands
     * @throws LogUnavailableException where the broker did not answer in time; it may be frozen all the same
     */
    FrozenReview freeze(MonthTable table, String by, int replaces) {
        int standing = find(table.month()).map(FrozenReview::revision).orElse(0);
        if (standing != replaces) {
            throw conflict(table.month(), replaces);
        }
        FrozenReview review = new FrozenReview(
                UUID.randomUUID().toString(),
                table.month(),
                replaces + 1,
                by,
                Instant.ofEpochMilli(clock.millis()),
                table.asOf(),
                table.generation(),
                definitions.version(),
                table.departments(),
                table.total());
        writer.write(review);
        FrozenReview stands = awaitRevision(review);
        if (!stands.id().equals(review.id())) {
            throw conflict(table.month(), replaces);
        }
        return stands;
    }

    private FrozenReview awaitRevision(FrozenReview review) {
        long deadline = System.nanoTime() + READ_BACK_MILLIS * 1_000_000;
        while (System.nanoTime() < deadline) {
            Optional<FrozenReview> stands =
                    frozen.find(review.month()).filter(it -> it.revision() >= review.revision());
            if (stands.isPresent()) {
                return stands.get();
            }
            try {
                Thread.sleep(LOOK_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                break;
            }
        }
        throw new LogUnavailableException(
                "the review of " + review.month() + " was written and not read back in time", null);
    }

    private ProblemException conflict(YearMonth month, int replaces) {
        String detail = frozen.find(month)
                .map(it -> "the review of " + month + " was frozen by " + it.by() + " at " + it.at() + " as revision "
                        + it.revision() + "; to replace it, ask with replaces=" + it.revision() + ", not "
                        + replaces)
                .orElse("no review of " + month + " is frozen; ask without replaces, not with replaces=" + replaces);
        return new ProblemException(ProblemType.CONFLICT, detail);
    }
}
