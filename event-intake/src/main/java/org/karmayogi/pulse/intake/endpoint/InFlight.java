package org.karmayogi.pulse.intake.endpoint;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.karmayogi.pulse.edge.problem.ProblemException;
import org.karmayogi.pulse.edge.problem.ProblemType;
import org.karmayogi.pulse.intake.meter.IntakeMeters;

/** The places of requests that wait for the log at once, whatever form they have. Thread-safe. */
public final class InFlight {

    private static final Duration RETRY = Duration.ofSeconds(1);

    private final Semaphore places;
    private final IntakeMeters meters;

    public InFlight(int most, IntakeMeters meters) {
        this.places = new Semaphore(most);
        this.meters = meters;
    }

    /**
     * Runs the action on a place.
     *
     * @throws ProblemException 503 at once if there is none
     */
    <T> T take(Supplier<T> action) {
        if (!places.tryAcquire()) {
            meters.overloaded();
            throw new ProblemException(
                    ProblemType.OVERLOADED, "Too many requests wait for the event log.", List.of(), RETRY);
        }
        try {
            return action.get();
        } finally {
            places.release();
        }
    }
}
