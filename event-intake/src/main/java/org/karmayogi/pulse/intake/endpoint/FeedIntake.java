package org.karmayogi.pulse.intake.endpoint;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.karmayogi.pulse.edge.access.ApiClient;
import org.karmayogi.pulse.edge.problem.ProblemException;
import org.karmayogi.pulse.intake.event.Event;
import org.karmayogi.pulse.intake.event.Sender;
import org.karmayogi.pulse.intake.feed.Feed;
import org.karmayogi.pulse.intake.meter.IntakeMeters;
import org.karmayogi.pulse.intake.meter.IntakeMeters.Outcome;
import org.karmayogi.pulse.intake.publishing.EventLog;
import org.karmayogi.pulse.intake.publishing.LogUnavailableException;
import org.karmayogi.pulse.intake.publishing.Receipt;
import org.karmayogi.pulse.intake.publishing.RejectLog;
import org.karmayogi.pulse.intake.validation.BatchValidator;

/**
 * The road of a request of a standard feed: read and map, validate, publish, keep what is none of ours. What understands the standards
 * knows two answers only, so an acknowledgement that is missing is a 503 for the whole request: a 2xx means that all of it
 * is in the log or set aside. Thread-safe.
 */
public final class FeedIntake {

    private final RequestReader requests = new RequestReader();
    private final BatchValidator validator;
    private final EventLog log;
    private final RejectLog rejects;
    private final IntakeMeters meters;
    private final Clock clock;
    private final InFlight inFlight;

    public FeedIntake(
            BatchValidator validator,
            EventLog log,
            RejectLog rejects,
            IntakeMeters meters,
            Clock clock,
            InFlight inFlight) {
        this.validator = validator;
        this.log = log;
        this.rejects = rejects;
        this.meters = meters;
        this.clock = clock;
        this.inFlight = inFlight;
    }

    /**
     * Takes a request.
     *
     * @return one result an item, in the order sent
     * @throws ProblemException 503 when not all of it could be taken or too much is in flight; 400 when one item is refused and the
     *     feed takes all or nothing
     */
    public List<FeedResult> take(Feed feed, HttpServletRequest request, ApiClient client) {
        byte[] body = requests.read(request);
        Sender sender = new Sender(client.source(), client.departments(), client.districts());
        return inFlight.take(() -> take(feed, body, sender));
    }

    private List<FeedResult> take(Feed feed, byte[] body, Sender sender) {
        Instant receivedAt = clock.instant();
        long start = System.nanoTime();
        JudgedFeed judged = JudgedFeed.of(feed, body, receivedAt, validator, sender);
        meters.own(System.nanoTime() - start);

        if (feed.isAllOrNothing() && judged.hasRefused()) {
            rejects.write(judged.kept(true), sender.source(), receivedAt);
            judged.countAll(meters, sender.source(), Outcome.REJECTED);
            throw RefusedFeed.problem(judged);
        }
        publish(judged, sender, receivedAt);
        // Last: a request that is sent again because of a 503 would keep them twice.
        rejects.write(judged.kept(false), sender.source(), receivedAt);
        judged.count(meters, sender.source());
        return judged.results();
    }

    private void publish(JudgedFeed judged, Sender sender, Instant receivedAt) {
        List<Event> events = judged.events();
        try {
            List<Receipt> receipts = log.publish(events, sender.source(), receivedAt);
            if (receipts.stream().allMatch(receipt -> receipt == Receipt.ACKNOWLEDGED)) {
                return;
            }
            judged.countAll(meters, sender.source(), Outcome.UNKNOWN);
        } catch (LogUnavailableException e) {
            judged.countAll(meters, sender.source(), Outcome.UNAVAILABLE);
        }
        throw IntakeEndpoint.unavailable();
    }
}
