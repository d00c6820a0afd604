package org.karmayogi.pulse.intake.validation;

import java.time.Clock;
import org.karmayogi.pulse.edge.register.Register;
import org.karmayogi.pulse.intake.batch.RawItem;
import org.karmayogi.pulse.intake.event.Family;
import org.karmayogi.pulse.intake.event.Field;
import org.karmayogi.pulse.intake.event.Sender;

/** Judges the items of requests, each by itself and against those before it. Thread-safe. */
public final class BatchValidator {

    private final ItemValidator items;

    public BatchValidator(Register departments, Register districts, Clock clock) {
        this.items = new ItemValidator(departments, districts, new TimeWindow(clock));
    }

    /** The judgement of one request's items, of which none has been judged yet. */
    public Judgement begin(Sender sender) {
        return new Judgement(sender);
    }

    /** One request's items, judged in the order sent. Remembers an item by its id and a fingerprint. Confined to one request. */
    public final class Judgement {

        private final Sender sender;
        private final EarlierItems earlier = new EarlierItems();

        private Judgement(Sender sender) {
            this.sender = sender;
        }

        /** What is to become of the item at this position. */
        public Verdict judge(int position, RawItem item, Family family) {
            Verdict alone = items.validate(item, family, sender);
            return alone instanceof Verdict.Valid valid
                    ? earlier.compare(position, valid, item.pointer(Field.ID))
                    : alone;
        }
    }
}
