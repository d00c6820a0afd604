package org.karmayogi.pulse.intake.endpoint;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.karmayogi.pulse.edge.access.ApiClient;
import org.karmayogi.pulse.edge.problem.ProblemException;
import org.karmayogi.pulse.intake.batch.BatchLimits;
import org.karmayogi.pulse.intake.batch.BodyStream;
import org.karmayogi.pulse.intake.batch.MalformedBodyException;
import org.karmayogi.pulse.intake.event.Sender;
import org.karmayogi.pulse.intake.feed.Feed;
import org.karmayogi.pulse.intake.limit.Admission;
import org.karmayogi.pulse.intake.limit.LimitExceededException;
import org.karmayogi.pulse.intake.limit.Ticket;
import org.karmayogi.pulse.intake.meter.IntakeMeters;
import org.karmayogi.pulse.intake.meter.IntakeMeters.Outcome;
import org.karmayogi.pulse.intake.publishing.EventLog;
import org.karmayogi.pulse.intake.publishing.LogUnavailableException;
import org.karmayogi.pulse.intake.publishing.Receipt;
import org.karmayogi.pulse.intake.publishing.RejectLog;
import org.karmayogi.pulse.intake.publishing.RejectLog.Rejects;
import org.karmayogi.pulse.intake.validation.BatchValidator;

/**
 * The road of a request of a standard feed: let it in, read and map, validate, publish, keep what is none of ours. What understands the
 * standards knows two answers only, so it is read whole and judged before anything of it is published, and an acknowledgement that is
 * missing is a 503 for the whole request: a 2xx means that all of it is in the log or set aside. A dry run ends where
 * it is judged. Thread-safe.
 */
public final class FeedIntake {

    private final Admission admission;
    private final RequestReader requests;
    private final BatchValidator validator;
    private final EventLog log;
    private final RejectLog rejects;
    private final IntakeMeters meters;
    private final Clock clock;

    public FeedIntake(
            Admission admission,
            BatchLimits limits,
            BatchValidator validator,
            EventLog log,
            RejectLog rejects,
            IntakeMeters meters,
            Clock clock) {
        this.admission = admission;
        this.requests = new RequestReader(limits);
        this.validator = validator;
        this.log = log;
        this.rejects = rejects;
        this.meters = meters;
        this.clock = clock;
    }

    /**
     * Takes a request.
     *
     * @return one result an item, in the order sent
     * @throws MalformedBodyException if the body cannot be read
     * @throws LimitExceededException if there is no room for the request, or it goes beyond what one may bring
     * @throws ProblemException 503 when not all of it could be taken; 400 when one item is refused and the feed takes all or nothing
     */
    public List<FeedResult> take(Feed feed, HttpServletRequest request, ApiClient client) {
        return take(feed, request, client, false).results();
    }

    /**
     * Says what would become of a request, item by item, and publishes and keeps nothing. Where the feed takes all or
     * nothing, one rejected item would have all of it refused.
     *
     * @throws MalformedBodyException if the body cannot be read
     * @throws LimitExceededException if there is no room for the request, or it goes beyond what one may bring
     */
    public FeedAnswer dryRun(Feed feed, HttpServletRequest request, ApiClient client) {
        return FeedAnswer.dryRun(take(feed, request, client, true));
    }

    private JudgedFeed take(Feed feed, HttpServletRequest request, ApiClient client, boolean dryRun) {
        Sender sender = new Sender(client.source(), client.departments(), client.districts());
        try {
            requests.requireReadable(request);
            try (Ticket ticket = admission.enter(sender.source(), request.getContentLengthLong())) {
                Instant receivedAt = clock.instant();
                JudgedFeed judged = judge(feed, request, sender, ticket, receivedAt);
                ticket.charge(judged.items().size());
                if (dryRun) {
                    judged.countAll(meters, sender.source(), Outcome.DRY_RUN);
                } else {
                    conclude(feed, judged, sender, receivedAt);
                }
                return judged;
            }
        } catch (LimitExceededException e) {
            meters.refused(e.limit());
            throw e;
        } catch (LogUnavailableException e) {
            // What a feed must ask the broker before it can say what an item means.
            throw IntakeProblems.unavailable();
        }
    }

    private void conclude(Feed feed, JudgedFeed judged, Sender sender, Instant receivedAt) {
        Rejects kept = rejects.begin(sender.source(), receivedAt);
        if (feed.isAllOrNothing() && judged.hasRefused()) {
            judged.kept(true).forEach(kept::keep);
            judged.countAll(meters, sender.source(), Outcome.REJECTED);
            throw RefusedFeed.problem(judged);
        }
        publish(judged, sender, receivedAt);
        // Last: a request that is sent again because of a 503 would keep them twice.
        judged.kept(false).forEach(kept::keep);
        judged.count(meters, sender.source());
    }

    private JudgedFeed judge(Feed feed, HttpServletRequest request, Sender sender, Ticket ticket, Instant receivedAt) {
        long start = System.nanoTime();
        try (BodyStream body = requests.open(request, ticket::reserve)) {
            try {
                return JudgedFeed.of(feed, body.readAllBytes(), receivedAt, validator.begin(sender));
            } finally {
                meters.own(System.nanoTime() - start - body.waited());
            }
        }
    }

    private void publish(JudgedFeed judged, Sender sender, Instant receivedAt) {
        try {
            List<Receipt> receipts = log.publish(judged.events(), judged.beside(), sender.source(), receivedAt);
            if (receipts.stream().allMatch(receipt -> receipt == Receipt.ACKNOWLEDGED)) {
                return;
            }
            judged.countAll(meters, sender.source(), Outcome.UNKNOWN);
        } catch (LogUnavailableException e) {
            judged.countAll(meters, sender.source(), Outcome.UNAVAILABLE);
        }
        throw IntakeProblems.unavailable();
    }
}
