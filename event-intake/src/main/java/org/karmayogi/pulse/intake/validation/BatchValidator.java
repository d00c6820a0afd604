package org.karmayogi.pulse.intake.validation;

import java.time.Clock;
import org.karmayogi.pulse.edge.register.Register;
import org.karmayogi.pulse.intake.batch.RawItem;
import org.karmayogi.pulse.intake.event.Family;
import org.karmayogi.pulse.intake.event.Sender;

/** Judges the items of requests, each by itself and against those before it. Thread-safe. */
public final class BatchValidator {

    private final Register departments;
    private final Register districts;
    private final Clock clock;

    public BatchValidator(Register departments, Register districts, Clock clock) {
        this.departments = departments;
        this.districts = districts;
        this.clock = clock;
    }

    /** The judgement of one request's items, of which none has been judged yet. */
    public Judgement begin(Sender sender) {
        return new Judgement(new ItemValidator(departments, districts, TimeWindow.at(clock.instant()), sender));
    }

    /**
     * One request's items, judged in the order sent and by the moment it was begun. Remembers an item by its id and a fingerprint. Confined
     * to one request.
     */
    public static final class Judgement {

        private final ItemValidator items;
        private final EarlierItems earlier = new EarlierItems();

        private Judgement(ItemValidator items) {
            this.items = items;
        }

        /** What is to become of the item at this position. */
        public Verdict judge(int position, RawItem item, Family family) {
            Verdict alone = items.validate(item, family);
            return alone instanceof Verdict.Valid valid ? earlier.compare(position, valid, item) : alone;
        }
    }
}
