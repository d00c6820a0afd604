package org.karmayogi.pulse.intake.endpoint;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Instant;
import java.util.function.BiConsumer;
import org.karmayogi.pulse.edge.access.ApiClient;
import org.karmayogi.pulse.edge.problem.ProblemException;
import org.karmayogi.pulse.intake.batch.BatchLimits;
import org.karmayogi.pulse.intake.batch.BatchReader;
import org.karmayogi.pulse.intake.batch.BodyStream;
import org.karmayogi.pulse.intake.batch.ItemSource;
import org.karmayogi.pulse.intake.batch.MalformedBodyException;
import org.karmayogi.pulse.intake.event.Event;
import org.karmayogi.pulse.intake.event.Family;
import org.karmayogi.pulse.intake.event.Sender;
import org.karmayogi.pulse.intake.limit.Admission;
import org.karmayogi.pulse.intake.limit.LimitExceededException;
import org.karmayogi.pulse.intake.limit.Ticket;
import org.karmayogi.pulse.intake.meter.IntakeMeters;
import org.karmayogi.pulse.intake.meter.IntakeMeters.Outcome;
import org.karmayogi.pulse.intake.publishing.EventLog;
import org.karmayogi.pulse.intake.publishing.LogUnavailableException;
import org.karmayogi.pulse.intake.publishing.RejectLog;
import org.karmayogi.pulse.intake.validation.BatchValidator;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/**
 * The road of a request: let it in, then read, validate and publish one event after the other, then wait for the log and answer.
 * Nothing is answered 2xx before every in-sync replica has it. Thread-safe.
 */
public final class IntakeEndpoint {

    private final Admission admission;
    private final BatchLimits limits;
    private final RequestReader requests;
    private final BatchReader reader;
    private final BatchValidator validator;
    private final EventLog log;
    private final RejectLog rejects;
    private final BiConsumer<Event, Instant> identities;
    private final IntakeMeters meters;
    private final Clock clock;

    /**
     * An endpoint for events of every family.
     *
     * @param identities is told of identities that the log has taken, and when they were received
     */
    public IntakeEndpoint(
            Admission admission,
            BatchLimits limits,
            BatchValidator validator,
            EventLog log,
            RejectLog rejects,
            BiConsumer<Event, Instant> identities,
            IntakeMeters meters,
            Clock clock) {
        this.admission = admission;
        this.limits = limits;
        this.requests = new RequestReader(limits);
        this.reader = new BatchReader(limits);
        this.validator = validator;
        this.log = log;
        this.rejects = rejects;
        this.identities = identities;
        this.meters = meters;
        this.clock = clock;
    }

    /**
     * Takes a request with events of one family.
     *
     * @param dryRun whether to validate and answer only, and to publish and keep nothing
     * @return 202 for one event, 207 for many
     * @throws MalformedBodyException if the body cannot be read
     * @throws LimitExceededException if there is no room for the request, or it goes beyond what one may bring
     * @throws ProblemException 415 for a content type that is no {@link Form}, 422 for one invalid event, 503 when
     *     nothing could be taken; any of the other two, when some events had
     *     been taken before
     */
    public ResponseEntity<byte[]> take(Family family, HttpServletRequest request, ApiClient client, boolean dryRun) {
        Sender sender = new Sender(client.source(), client.departments(), client.districts());
        Push push = new Push(family, sender, Form.of(request), dryRun);
        try {
            requests.requireReadable(request);
            try (Ticket ticket = admission.enter(sender.source(), request.getContentLengthLong())) {
                return take(push, request, ticket);
            }
        } catch (LimitExceededException e) {
            meters.refused(e.limit());
            throw e;
        }
    }

    private record Push(Family family, Sender sender, String form, boolean dryRun) {}

    private ResponseEntity<byte[]> take(Push push, HttpServletRequest request, Ticket ticket) {
        Items items = new Items(push.family(), validator.begin(push.sender()), outlet(push), limits.events());
        try {
            boolean single = read(push, request, ticket, items);
            Results results = results(push, items);
            return single
                    ? one(results.items().get(0), push.dryRun())
                    : answer(HttpStatus.MULTI_STATUS, AnswerWriter.many(results, push.dryRun()));
        } catch (MalformedBodyException e) {
            throw afterSome(push, items, e, IntakeProblems.of(e));
        } catch (LimitExceededException e) {
            throw afterSome(push, items, e, IntakeProblems.of(e));
        } catch (LogUnavailableException e) {
            meters.answered(push.family(), push.sender().source(), Outcome.UNAVAILABLE, items.count());
            throw IntakeProblems.unavailable();
        }
    }

    private Outlet outlet(Push push) {
        if (push.dryRun()) {
            return new Outlet.Nowhere();
        }
        String source = push.sender().source();
        Instant receivedAt = clock.instant();
        Outlet topics = new Outlet.ToLog(log.begin(source, receivedAt), rejects.begin(source, receivedAt));
        return push.family().isIdentity()
                ? new Outlet.AndToRegister(topics, event -> identities.accept(event, receivedAt))
                : topics;
    }

    /** Takes all items; whether it was one by itself. */
    private boolean read(Push push, HttpServletRequest request, Ticket ticket, Items items) {
        long start = System.nanoTime();
        try (BodyStream body = requests.open(request, ticket::reserve)) {
            try (ItemSource source = Form.open(push.form(), reader, request, body, push.family())) {
                items.take(source);
                return source.isSingle();
            } finally {
                meters.own(System.nanoTime() - start - body.waited());
            }
        } finally {
            ticket.charge(items.count());
        }
    }

    private Results results(Push push, Items items) {
        Results results = items.results();
        String source = push.sender().source();
        if (push.dryRun()) {
            meters.answered(push.family(), source, Outcome.DRY_RUN, items.count());
        } else {
            results.count(meters, push.family(), source);
        }
        return results;
    }

    /** What becomes of a request that could not be read to its end. */
    private RuntimeException afterSome(Push push, Items items, RuntimeException why, ProblemException problem) {
        int taken = push.dryRun() ? 0 : taken(push, items);
        if (taken == 0) {
            return why;
        }
        if (why instanceof LimitExceededException limit) {
            meters.refused(limit.limit());
        }
        return IntakeProblems.afterSome(problem, taken);
    }

    private int taken(Push push, Items items) {
        try {
            return results(push, items).accepted();
        } catch (LogUnavailableException e) {
            return 0;
        }
    }

    private static ResponseEntity<byte[]> one(ItemResult result, boolean dryRun) {
        if (result instanceof ItemResult.Rejected rejected) {
            throw IntakeProblems.invalid(rejected.errors());
        }
        if (result instanceof ItemResult.Unknown) {
            throw IntakeProblems.unavailable();
        }
        return answer(HttpStatus.ACCEPTED, AnswerWriter.one(result, dryRun));
    }

    private static ResponseEntity<byte[]> answer(HttpStatus status, byte[] body) {
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_JSON)
                .body(body);
    }
}
