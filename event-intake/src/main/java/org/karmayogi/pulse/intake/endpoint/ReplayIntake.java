package org.karmayogi.pulse.intake.endpoint;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.karmayogi.pulse.edge.access.ApiClient;
import org.karmayogi.pulse.edge.problem.ProblemException;
import org.karmayogi.pulse.edge.problem.ProblemType;
import org.karmayogi.pulse.edge.register.Quoted;
import org.karmayogi.pulse.intake.batch.BatchLimits;
import org.karmayogi.pulse.intake.batch.BatchReader;
import org.karmayogi.pulse.intake.batch.BodyStream;
import org.karmayogi.pulse.intake.batch.ItemSource;
import org.karmayogi.pulse.intake.batch.MalformedBodyException;
import org.karmayogi.pulse.intake.batch.RawItem;
import org.karmayogi.pulse.intake.event.Event;
import org.karmayogi.pulse.intake.event.Sender;
import org.karmayogi.pulse.intake.limit.Admission;
import org.karmayogi.pulse.intake.limit.LimitExceededException;
import org.karmayogi.pulse.intake.limit.Ticket;
import org.karmayogi.pulse.intake.meter.ReplayMeters;
import org.karmayogi.pulse.intake.meter.ReplayMeters.Outcome;
import org.karmayogi.pulse.intake.publishing.EventLog;
import org.karmayogi.pulse.intake.publishing.LogUnavailableException;
import org.karmayogi.pulse.intake.publishing.Receipt;
import org.karmayogi.pulse.intake.replay.Reject;
import org.karmayogi.pulse.intake.replay.RejectReader;
import org.karmayogi.pulse.intake.replay.ReplayNotes;
import org.karmayogi.pulse.intake.validation.BatchValidator;
import org.karmayogi.pulse.intake.validation.Verdict;

/**
 * The road of a replay: find what was refused, then read, validate and publish the corrected event as the portal's own that had sent it, then
 * note that it was. Of every family. A replay that is refused is not kept again: the reject stands, and the operator has the answer. Thread-safe.
 */
public final class ReplayIntake {

    private final Admission admission;
    private final RequestReader requests;
    private final BatchReader reader;
    private final BatchValidator validator;
    private final EventLog log;
    private final RejectReader rejects;
    private final ReplayNotes notes;
    private final BiConsumer<Event, Instant> identities;
    private final ReplayMeters meters;
    private final Clock clock;

    /**
     * A road for replays.
     *
     * @param identities is told of identities that the log has taken, and when they were received
     */
    public ReplayIntake(
            Admission admission,
            BatchLimits limits,
            BatchValidator validator,
            EventLog log,
            RejectReader rejects,
            ReplayNotes notes,
            BiConsumer<Event, Instant> identities,
            ReplayMeters meters,
            Clock clock) {
        this.admission = admission;
        this.requests = new RequestReader(limits);
        this.reader = new BatchReader(limits);
        this.validator = validator;
        this.log = log;
        this.rejects = rejects;
        this.notes = notes;
        this.identities = identities;
        this.meters = meters;
        this.clock = clock;
    }

    /**
     * Sends the event that is the request's body in the place of a reject.
     *
     * @param id the reject's place on its topic, {@code partition@offset}
     * @param operator who asks; it may only send for the departments and districts that its own key reaches
     * @return the answer of one event that was accepted
     * @throws MalformedBodyException if the body is not one JSON object
     * @throws LimitExceededException if there is no room for the request, or it goes beyond what one may bring
     * @throws ProblemException 404 and 409 for what cannot be replayed, 422 for an invalid event, 503 when the log did not take it, or
     *     not the note
     */
    public byte[] replay(String id, HttpServletRequest request, ApiClient operator) {
        Reject.Refused reject = refused(id);
        try (Ticket ticket = admission.enter(operator.source(), request.getContentLengthLong())) {
            requests.requireReadable(request);
            Corrected corrected = corrected(reject, request, operator, ticket);
            ticket.charge(1);
            Instant now = clock.instant();
            publish(corrected.event(), reject.source(), now);
            note(new ReplayNotes.Note(reject, corrected.event().id(), corrected.original(), operator.id(), now));
            meters.answered(Outcome.ACCEPTED);
            return AnswerWriter.one(new ItemResult.Accepted(corrected.event().id(), null), false);
        } catch (MalformedBodyException | LimitExceededException e) {
            meters.answered(Outcome.REJECTED);
            throw e;
        }
    }

    private Reject.Refused refused(String id) {
        Optional<Reject> reject = find(id);
        if (reject.orElse(null) instanceof Reject.Refused refused) {
            return refused;
        }
        meters.answered(Outcome.REFUSED);
        if (reject.orElse(null) instanceof Reject.Other other) {
            throw new ProblemException(ProblemType.CONFLICT, other.why());
        }
        throw new ProblemException(
                ProblemType.NOT_FOUND,
                "There is no reject '" + Quoted.of(id) + "'; /v1/rejects lists their ids, such as 0@17.");
    }

    private Optional<Reject> find(String id) {
        try {
            return rejects.find(id);
        } catch (LogUnavailableException e) {
            throw unavailable();
        }
    }

    @SuppressWarnings("ArrayRecordComponent") // never compared: it only carries the bytes along
    private record Corrected(Event event, byte[] original) {}

    private Corrected corrected(Reject.Refused reject, HttpServletRequest request, ApiClient operator, Ticket ticket) {
        Sender sender = new Sender(reject.source(), operator.departments(), operator.districts());
        try (BodyStream body = requests.open(request, ticket::reserve);
                ItemSource source = reader.one(body, reject.family())) {
            RawItem item = source.next();
            if (item == null) {
                throw new MalformedBodyException("The body has no event.");
            }
            Verdict verdict = validator.begin(sender).judge(0, item, reject.family());
            if (verdict instanceof Verdict.Valid valid) {
                return new Corrected(valid.event(), source.original());
            }
            meters.answered(Outcome.REJECTED);
            throw IntakeProblems.invalid(verdict instanceof Verdict.Invalid invalid ? invalid.errors() : List.of());
        }
    }

    private void publish(Event event, String source, Instant receivedAt) {
        try {
            if (log.publish(List.of(event), source, receivedAt).get(0) != Receipt.ACKNOWLEDGED) {
                throw unavailable();
            }
            if (event.family().isIdentity()) {
                identities.accept(event, receivedAt);
            }
        } catch (LogUnavailableException e) {
            throw unavailable();
        }
    }

    private ProblemException unavailable() {
        meters.answered(Outcome.UNAVAILABLE);
        return IntakeProblems.unavailable();
    }

    private void note(ReplayNotes.Note note) {
        if (!notes.write(note)) {
            meters.answered(Outcome.NOT_NOTED);
            throw IntakeProblems.notNoted();
        }
    }
}
