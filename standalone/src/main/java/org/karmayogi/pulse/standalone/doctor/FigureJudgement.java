package org.karmayogi.pulse.standalone.doctor;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Whether the figures are fresh and right, and what did not come into them. */
final class FigureJudgement {

    /** The objective, and what wakes somebody (PulseStale). */
    private static final Duration FRESH = Duration.ofSeconds(5);

    private static final Duration STALE = Duration.ofSeconds(30);

    /** Three of the hourly ones (PulseRecountMissing). */
    private static final Duration RECOUNT_OVERDUE = Duration.ofHours(3);

    private FigureJudgement() {}

    /** @param now by the clock of who answered */
    static Finding freshness(JsonNode summary, Instant now) {
        Optional<Instant> asOf = moment(summary.path("asOf"));
        if (asOf.isEmpty()) {
            return Finding.fail("figures", "The summary has no asOf. Is this the address of a gateway of Pulse?");
        }
        Duration age = Duration.between(asOf.get(), now);
        // Date has whole seconds.
        Duration shown = age.isNegative() ? Duration.ZERO : age;
        String said = "They are complete through " + asOf.get() + ", " + Words.duration(shown) + " ago";
        if (shown.compareTo(STALE) > 0) {
            return Finding.fail("figures", said + ": they stand still. See docs/runbooks/PulseStale.md");
        }
        return shown.compareTo(FRESH) > 0
                ? Finding.warn(
                        "figures",
                        said
                                + ": the fold is behind; see the lag, and docs/runbooks/PulseLag.md if it does not get less")
                : Finding.ok("figures", said);
    }

    static Finding recount(JsonNode audit, Instant now) {
        JsonNode latest = audit.path("latest");
        Optional<Instant> ended = moment(latest.path("endedAt"));
        if (ended.isEmpty()) {
            return Finding.warn(
                    "recount",
                    "None has ended since metrics-service started; one is due every hour. POST /v1/audit asks for one now");
        }
        Duration age = Duration.between(ended.get(), now);
        long differences = latest.path("differenceCount").asLong(0);
        String said = "The latest, " + Words.duration(age.isNegative() ? Duration.ZERO : age) + " ago, compared "
                + Words.count(latest.path("totals").asLong(0), "total", "totals") + " with "
                + Words.count(latest.path("learners").asLong(0), "learner", "learners");
        if (differences > 0) {
            return Finding.fail(
                    "recount",
                    said + " and found " + Words.count(differences, "difference", "differences")
                            + ". See docs/runbooks/PulseRecountDiffers.md");
        }
        if (age.compareTo(RECOUNT_OVERDUE) > 0) {
            return Finding.warn(
                    "recount",
                    said
                            + " and found no difference, but one is due every hour. See docs/runbooks/PulseRecountMissing.md");
        }
        long conflicts = latest.path("conflictCount").asLong(0);
        return conflicts > 0
                ? Finding.warn(
                        "recount",
                        said + ": no difference, but " + Words.count(conflicts, "event has", "events have")
                                + " an id that was sent for another learner, too. See docs/runbooks/PulseSameIdTwoLearners.md")
                : Finding.ok("recount", said + ": no difference");
    }

    static Finding conflicts(JsonNode sources) {
        long conflicts = sum(sources, "conflicts");
        long rejected = sum(sources, "rejected");
        String refused = Words.count(rejected, "item was", "items were") + " refused at the door";
        return conflicts > 0
                ? Finding.warn(
                        "conflicts",
                        Words.count(conflicts, "event", "events")
                                + " came again with another body and did not count; " + refused
                                + ". GET /v1/sources says whose; tell that portal")
                : Finding.ok("conflicts", "No event came again with another body; " + refused);
    }

    private static long sum(JsonNode sources, String field) {
        return sources.path("items")
                .valueStream()
                .mapToLong(item -> item.path(field).asLong(0))
                .sum();
    }

    private static Optional<Instant> moment(JsonNode text) {
        try {
            return text.isString() ? Optional.of(Instant.parse(text.asString())) : Optional.empty();
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
