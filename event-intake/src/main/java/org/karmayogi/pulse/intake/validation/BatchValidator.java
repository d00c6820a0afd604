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
        List<Verdict> verdicts = new ArrayList<>(batch.items().size());
        Map<String, Integer> firstWithId = new HashMap<>();
        for (RawItem item : batch.items()) {
            Verdict verdict = items.validate(item, family, sender);
            if (verdict instanceof Verdict.Valid valid) {
                verdict = againstEarlier(valid, verdicts, firstWithId);
            }
            verdicts.add(verdict);
        }
        return verdicts;
    }

    private static Verdict againstEarlier(Verdict.Valid item, List<Verdict> earlier, Map<String, Integer> firstWithId) {
        String id = item.event().id();
        Integer first = firstWithId.putIfAbsent(id, earlier.size());
        if (first == null) {
            return item;
        }
        Event standing = ((Verdict.Valid) earlier.get(first)).event();
        if (standing.equals(item.event())) {
            return new Verdict.Repeat(id, first);
        }
        String detail = "Item " + first + " of this request has the id '" + id + "' too, with other content.";
        return new Verdict.Invalid(id, List.of(new FieldError("/id", detail)));
    }
}
