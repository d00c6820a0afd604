package org.karmayogi.pulse.intake.endpoint;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.karmayogi.pulse.edge.access.ApiClient;
import org.karmayogi.pulse.edge.problem.ProblemException;
import org.karmayogi.pulse.edge.problem.ProblemType;
import org.karmayogi.pulse.intake.batch.Batch;
import org.karmayogi.pulse.intake.batch.BatchReader;
import org.karmayogi.pulse.intake.batch.RawItem;
import org.karmayogi.pulse.intake.event.Event;
import org.karmayogi.pulse.intake.event.Family;
import org.karmayogi.pulse.intake.event.Sender;
import org.karmayogi.pulse.intake.meter.IntakeMeters;
import org.karmayogi.pulse.intake.meter.IntakeMeters.Outcome;
import org.karmayogi.pulse.intake.publishing.EventLog;
import org.karmayogi.pulse.intake.publishing.LogUnavailableException;
import org.karmayogi.pulse.intake.publishing.Receipt;
import org.karmayogi.pulse.intake.publishing.RejectLog;
import org.karmayogi.pulse.intake.validation.BatchValidator;
import org.karmayogi.pulse.intake.validation.Verdict;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/**
 * The road of a request: read, validate, publish, answer. Nothing is published before the whole request has been read and judged;
 * nothing is answered 2xx before every in-sync replica has it. Thread-safe.
 */
public final class IntakeEndpoint {

    /** A broker that comes back is found within a second; five spare a struggling one the rush. */
    private static final Duration RETRY_LOG = Duration.ofSeconds(5);

    private final RequestReader requests = new RequestReader();
    private final BatchReader reader;
    private final BatchValidator validator;
    private final EventLog log;
    private final RejectLog rejects;
    private final IntakeMeters meters;
    private final Clock clock;
    private final InFlight inFlight;

    public IntakeEndpoint(
            BatchReader reader,
            BatchValidator validator,
            EventLog log,
            RejectLog rejects,
            IntakeMeters meters,
            Clock clock,
            InFlight inFlight) {
        this.reader = reader;
        this.validator = validator;
        this.log = log;
        this.rejects = rejects;
        this.meters = meters;
        this.clock = clock;
        this.inFlight = inFlight;
    }

    /**
     * Takes a request with events of one family.
     *
     * @return 202 for one event, 207 for an array
     * @throws ProblemException 422 for one invalid event, 503 when nothing could be taken or too much is in flight
     */
    public ResponseEntity<byte[]> take(Family family, HttpServletRequest request, ApiClient client) {
        byte[] body = requests.read(request);
        Sender sender = new Sender(client.source(), client.departments(), client.districts());
        return inFlight.take(() -> take(family, body, sender));
    }

    private ResponseEntity<byte[]> take(Family family, byte[] body, Sender sender) {
        Instant receivedAt = clock.instant();
        long start = System.nanoTime();
        Batch batch = reader.read(body, family);
        List<Verdict> verdicts = validator.validate(batch, family, sender);
        meters.own(System.nanoTime() - start);

        Results results = Results.of(verdicts, publish(family, verdicts, sender, receivedAt));
        rejects.write(rejected(batch, verdicts, family), sender.source(), receivedAt);
        results.count(meters, family, sender.source());
        return batch.isArray()
                ? answer(HttpStatus.MULTI_STATUS, AnswerWriter.many(results))
                : one(results.items().get(0));
    }

    private List<Receipt> publish(Family family, List<Verdict> verdicts, Sender sender, Instant receivedAt) {
        List<Event> valid = new ArrayList<>(verdicts.size());
        for (Verdict verdict : verdicts) {
            if (verdict instanceof Verdict.Valid item) {
                valid.add(item.event());
            }
        }
        try {
            return log.publish(valid, sender.source(), receivedAt);
        } catch (LogUnavailableException e) {
            meters.answered(family, sender.source(), Outcome.UNAVAILABLE, verdicts.size());
            throw unavailable();
        }
    }

    private static List<RejectLog.Reject> rejected(Batch batch, List<Verdict> verdicts, Family family) {
        List<RejectLog.Reject> rejected = new ArrayList<>();
        for (int i = 0; i < verdicts.size(); i++) {
            if (verdicts.get(i) instanceof Verdict.Invalid invalid) {
                RawItem item = batch.items().get(i);
                rejected.add(new RejectLog.Reject(
                        RejectLog.Reason.REFUSED,
                        family,
                        invalid.errors(),
                        batch.original(i, RejectLog.LONGEST),
                        item.end() - item.start()));
            }
        }
        return rejected;
    }

    private static ResponseEntity<byte[]> one(ItemResult result) {
        if (result instanceof ItemResult.Rejected rejected) {
            throw new ProblemException(ProblemType.INVALID_EVENT, "The event is not valid.", rejected.errors(), null);
        }
        if (result instanceof ItemResult.Unknown) {
            throw unavailable();
        }
        return answer(HttpStatus.ACCEPTED, AnswerWriter.one(result));
    }

    /** Nothing, or not everything, could be taken. */
    static ProblemException unavailable() {
        return new ProblemException(
                ProblemType.LOG_UNAVAILABLE,
                "The event log did not take it. Send it again with the same ids: that is always safe.",
                List.of(),
                RETRY_LOG);
    }

    private static ResponseEntity<byte[]> answer(HttpStatus status, byte[] body) {
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_JSON)
                .body(body);
    }
}
