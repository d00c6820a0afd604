package org.karmayogi.pulse.intake.validation;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.karmayogi.pulse.edge.problem.FieldError;
import org.karmayogi.pulse.edge.register.Register;
import org.karmayogi.pulse.intake.batch.Batch;
import org.karmayogi.pulse.intake.batch.RawItem;
import org.karmayogi.pulse.intake.event.Event;
import org.karmayogi.pulse.intake.event.Family;
import org.karmayogi.pulse.intake.event.Sender;

/** Judges every item of a request, each by itself and against those before it. Thread-safe. */
public final class BatchValidator {

    private final ItemValidator items;

    public BatchValidator(Register departments, Register districts, Clock clock) {
        this.items = new ItemValidator(departments, districts, new TimeWindow(clock));
    }

    /** One verdict an item, in the order of the items. */
    public List<Verdict> validate(Batch batch, Family family, Sender sender) {
        Earlier earlier = new Earlier();
        List<Verdict> verdicts = new ArrayList<>(batch.items().size());
        for (RawItem item : batch.items()) {
            verdicts.add(earlier.compare(verdicts.size(), items.validate(item, family, sender)));
        }
        return verdicts;
    }

    /** One verdict a candidate, in their order; of several families, and between other items of the request. */
    public List<Verdict> validate(List<Candidate> candidates, Sender sender) {
        Earlier earlier = new Earlier();
        List<Verdict> verdicts = new ArrayList<>(candidates.size());
        for (Candidate candidate : candidates) {
            Verdict alone = items.validate(candidate.item(), candidate.family(), sender);
            verdicts.add(earlier.compare(candidate.position(), alone));
        }
        return verdicts;
    }

    /**
     * An item of a request that brings more than one family's events.
     *
     * @param position its place among all items of the request
     */
    public record Candidate(int position, Family family, RawItem item) {}

    /** The valid items so far, by id. */
    private static final class Earlier {

        private record Standing(int position, Event event) {}

        private final Map<String, Standing> byId = new HashMap<>();

        Verdict compare(int position, Verdict alone) {
            if (!(alone instanceof Verdict.Valid valid)) {
                return alone;
            }
            String id = valid.event().id();
            Standing first = byId.putIfAbsent(id, new Standing(position, valid.event()));
            if (first == null) {
                return valid;
            }
            if (first.event().equals(valid.event())) {
                return new Verdict.Repeat(id, first.position());
            }
            String detail =
                    "Item " + first.position() + " of this request has the id '" + id + "' too, with other content.";
            return new Verdict.Invalid(id, List.of(new FieldError("/id", detail)));
        }
    }
}
