package org.karmayogi.pulse.intake.endpoint;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import java.util.function.BiConsumer;
import org.karmayogi.pulse.edge.access.ApiClient;
import org.karmayogi.pulse.edge.problem.ProblemException;
import org.karmayogi.pulse.intake.batch.BatchLimits;
import org.karmayogi.pulse.intake.batch.BodyStream;
import org.karmayogi.pulse.intake.batch.MalformedBodyException;
import org.karmayogi.pulse.intake.batch.RowSource;
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
import org.springframework.core.io.InputStreamResource;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

/**
 * The road of a file of rows: let it in, then read, judge and publish a slice after the other, and answer when it is
 * at its end. A file goes far beyond what a request of events may bring, and holds no more memory than its limits
 * say. Thread-safe.
 */
public final class FileIntake {

    private final Admission admission;
    private final Admission files;
    private final FileProperties properties;
    private final BatchLimits limits;
    private final RequestReader requests;
    private final BatchValidator validator;
    private final EventLog log;
    private final RejectLog rejects;
    private final BiConsumer<Event, Instant> identities;
    private final IntakeMeters meters;
    private final Clock clock;

    /**
     * A road for files.
     *
     * @param admission that of all requests, among which a file is one
     * @param identities is told of identities that the log has taken, and when they were received
     */
    public FileIntake(
            Admission admission,
            IntakeProperties properties,
            BatchValidator validator,
            EventLog log,
            RejectLog rejects,
            BiConsumer<Event, Instant> identities,
            IntakeMeters meters,
            Clock clock) {
        this.admission = admission;
        this.properties = properties.file();
        this.files = new Admission(
                new Admission.Capacity(this.properties.atOnce(), 0, Integer.MAX_VALUE, Integer.MAX_VALUE),
                System::nanoTime);
        this.limits = this.properties.limits(properties.limits());
        this.requests = new RequestReader(limits);
        this.validator = validator;
        this.log = log;
        this.rejects = rejects;
        this.identities = identities;
        this.meters = meters;
        this.clock = clock;
    }

    /**
     * Takes a file whose rows are events of one family.
     *
     * @param dryRun whether to validate and answer only, and to publish and keep nothing
     * @return 207 with the rows' results, in the form that the request accepts
     * @throws MalformedBodyException if the file has no header of the family, or its rows can not be told apart
     * @throws LimitExceededException if there is no room for the file, or it goes beyond what one may bring
     * @throws ProblemException 406; 503 when the log is away; any of the other two, when some rows had been taken
     *     before
     */
    public ResponseEntity<Resource> take(Family family, HttpServletRequest request, ApiClient client, boolean dryRun) {
        Sender sender = new Sender(client.source(), client.departments(), client.districts());
        RowForm form = RowForm.of(request.getHeader("Accept"));
        try {
            requests.requireReadable(request);
            try (Ticket ticket = admission.enter(sender.source(), 0);
                    Ticket place = files.enter(sender.source(), 0)) {
                Objects.requireNonNull(place);
                RowResults results = new RowResults(form, dryRun);
                read(new Push(family, sender, dryRun), request, ticket, results);
                return ResponseEntity.status(HttpStatus.MULTI_STATUS)
                        .contentType(form.mediaType())
                        .body(new InputStreamResource(results.body()));
            }
        } catch (LimitExceededException e) {
            meters.refused(e.limit());
            throw e;
        }
    }

    private record Push(Family family, Sender sender, boolean dryRun) {}

    private void read(Push push, HttpServletRequest request, Ticket ticket, RowResults results) {
        try (BodyStream body = requests.open(request, bytes -> {});
                RowSource source = new RowSource(body, push.family(), limits.eventBytes())) {
            Rows rows = new Rows(
                    push.family(), validator.beginFile(push.sender()), () -> outlet(push), results, ticket::charge);
            try {
                rows.take(source, limits.events(), properties.slice());
                rows.finish();
            } catch (MalformedBodyException e) {
                rows.finish();
                throw afterSome(e, IntakeProblems.of(e), results);
            } catch (LimitExceededException e) {
                rows.finish();
                throw afterSome(e, IntakeProblems.of(e), results);
            }
        } catch (LogUnavailableException e) {
            ProblemException problem = IntakeProblems.unavailable();
            throw afterSome(problem, problem, results);
        } finally {
            count(push, results.totals());
        }
    }

    private Outlet outlet(Push push) {
        if (push.dryRun()) {
            return new Outlet.Nowhere();
        }
        Instant receivedAt = clock.instant();
        String source = push.sender().source();
        Outlet topics = new Outlet.ToLog(log.begin(source, receivedAt), rejects.begin(source, receivedAt));
        return push.family().isIdentity()
                ? new Outlet.AndToRegister(topics, event -> identities.accept(event, receivedAt))
                : topics;
    }

    /** What becomes of a file that could not be taken to its end. */
    private RuntimeException afterSome(RuntimeException why, ProblemException problem, RowResults results) {
        int taken = results.totals().accepted();
        if (taken == 0) {
            return why;
        }
        if (why instanceof LimitExceededException limit) {
            meters.refused(limit.limit());
        }
        return IntakeProblems.afterSome(problem, taken);
    }

    private void count(Push push, RowTotals totals) {
        String source = push.sender().source();
        if (push.dryRun()) {
            int all = totals.accepted() + totals.rejected() + totals.unknown();
            meters.answered(push.family(), source, Outcome.DRY_RUN, all);
            return;
        }
        meters.answered(push.family(), source, Outcome.ACCEPTED, totals.accepted() - totals.duplicates());
        meters.answered(push.family(), source, Outcome.DUPLICATE, totals.duplicates());
        meters.answered(push.family(), source, Outcome.REJECTED, totals.rejected());
        meters.answered(push.family(), source, Outcome.UNKNOWN, totals.unknown());
    }
}
