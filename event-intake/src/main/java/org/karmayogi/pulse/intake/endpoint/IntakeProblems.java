package org.karmayogi.pulse.intake.endpoint;

import java.time.Duration;
import java.util.List;
import org.karmayogi.pulse.edge.problem.FieldError;
import org.karmayogi.pulse.edge.problem.ProblemException;
import org.karmayogi.pulse.edge.problem.ProblemRule;
import org.karmayogi.pulse.edge.problem.ProblemType;
import org.karmayogi.pulse.intake.batch.MalformedBodyException;
import org.karmayogi.pulse.intake.limit.Limit;
import org.karmayogi.pulse.intake.limit.LimitExceededException;

/** What a sender sees of a request that is refused as a whole. */
public final class IntakeProblems {

    /** A broker that comes back is found within a second; five spare a struggling one the rush. */
    private static final Duration RETRY_LOG = Duration.ofSeconds(5);

    private IntakeProblems() {}

    public static ProblemRule<MalformedBodyException> malformedBody() {
        return new ProblemRule<>(MalformedBodyException.class, IntakeProblems::of);
    }

    public static ProblemRule<LimitExceededException> limitExceeded() {
        return new ProblemRule<>(LimitExceededException.class, IntakeProblems::of);
    }

    static ProblemException of(MalformedBodyException e) {
        return new ProblemException(ProblemType.MALFORMED_REQUEST, String.valueOf(e.getMessage()));
    }

    static ProblemException of(LimitExceededException e) {
        return new ProblemException(typeOf(e.limit()), String.valueOf(e.getMessage()), List.of(), e.retryAfter());
    }

    /** The same, of a request whose first events have been taken. */
    static ProblemException afterSome(ProblemException problem, int taken) {
        String detail =
                "%s Before that, %d of its events were taken and count; sending them again with the same ids is safe."
                        .formatted(problem.getMessage(), taken);
        return new ProblemException(problem.type(), detail, problem.errors(), problem.retryAfter());
    }

    static ProblemException invalid(List<FieldError> errors) {
        return new ProblemException(ProblemType.INVALID_EVENT, "The event is not valid.", errors, null);
    }

    /** Of a replay whose event is in the log. */
    static ProblemException notNoted() {
        return new ProblemException(
                ProblemType.LOG_UNAVAILABLE,
                "The event is in the log and counts; that it replaces the reject could not be noted."
                        + " Replay it again: the same event counts once.",
                List.of(),
                RETRY_LOG);
    }

    static ProblemException unavailable() {
        return new ProblemException(
                ProblemType.LOG_UNAVAILABLE,
                "The event log did not take it. Send it again with the same ids: that is always safe.",
                List.of(),
                RETRY_LOG);
    }

    private static ProblemType typeOf(Limit limit) {
        return switch (limit) {
            case SIZE -> ProblemType.TOO_LARGE;
            case COMPRESSED_SIZE -> ProblemType.COMPRESSED_TOO_LARGE;
            case EVENTS -> ProblemType.TOO_MANY_EVENTS;
            case HEADERS -> ProblemType.HEADERS_TOO_LARGE;
            case DEPTH -> ProblemType.TOO_DEEP;
            case STRING_LENGTH -> ProblemType.STRING_TOO_LONG;
            case READ_TIME -> ProblemType.REQUEST_TIMEOUT;
            case REQUESTS_IN_FLIGHT, BYTES_IN_FLIGHT -> ProblemType.OVERLOADED;
            case EVENT_RATE -> ProblemType.RATE_LIMITED;
        };
    }
}
