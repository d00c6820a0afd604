package org.karmayogi.pulse.intake.validation;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.karmayogi.pulse.edge.problem.FieldError;
import org.karmayogi.pulse.intake.batch.RawItem;
import org.karmayogi.pulse.intake.event.Event;
import org.karmayogi.pulse.intake.event.Field;

/** The valid items of a request so far. What they said is not kept: a fingerprint tells whether another says the same. */
final class EarlierItems {

    private record Standing(int position, long fingerprint) {}

    private final Map<String, Standing> byId = new HashMap<>();

    /**
     * What becomes of a valid item, given those before it.
     *
     * @param raw the item as it was read
     */
    Verdict compare(int position, Verdict.Valid item, RawItem raw) {
        Event event = item.event();
        Standing own = new Standing(position, event.fingerprint());
        Standing first = byId.putIfAbsent(event.id(), own);
        if (first == null) {
            return item;
        }
        if (first.fingerprint() == own.fingerprint()) {
            return new Verdict.Repeat(event.id(), first.position());
        }
        String detail = "Item " + first.position() + " of this request has the id '" + event.id()
                + "' too, with other content.";
        return new Verdict.Invalid(event.id(), List.of(new FieldError(raw.pointer(Field.ID), detail)));
    }
}
