package org.karmayogi.pulse.intake.validation;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.karmayogi.pulse.edge.problem.FieldError;
import org.karmayogi.pulse.edge.register.Register;
import org.karmayogi.pulse.intake.batch.RawItem;
import org.karmayogi.pulse.intake.event.Event;
import org.karmayogi.pulse.intake.event.Family;
import org.karmayogi.pulse.intake.event.Field;
import org.karmayogi.pulse.intake.event.Sender;
import org.karmayogi.pulse.intake.identity.IdentityRegister;

/** Judges the items of requests, each by itself and against those before it. Thread-safe. */
public final class BatchValidator {

    private final Register departments;
    private final Register districts;
    private final IdentityRegister identities;
    private final Clock clock;

    /** A validator that knows of no identities. */
    public BatchValidator(Register departments, Register districts, Clock clock) {
        this(departments, districts, new IdentityRegister(), clock);
    }

    public BatchValidator(Register departments, Register districts, IdentityRegister identities, Clock clock) {
        this.departments = departments;
        this.districts = districts;
        this.identities = identities;
        this.clock = clock;
    }

    /** The judgement of one request's items, of which none has been judged yet. */
    public Judgement begin(Sender sender) {
        return begin(sender, "Item");
    }

    /** The judgement of a file's rows, whose positions are their lines. */
    public Judgement beginFile(Sender sender) {
        return begin(sender, "Line");
    }

    private Judgement begin(Sender sender, String noun) {
        Instant now = clock.instant();
        return new Judgement(
                new ItemValidator(departments, districts, TimeWindow.at(now), sender),
                new EarlierItems(noun),
                new EarlierLinks(identities, now));
    }

    /**
     * One request's items, judged in the order sent and by the moment it was begun. Remembers an item by its id and a fingerprint. Confined
     * to one request.
     */
    public static final class Judgement {

        private final ItemValidator items;
        private final EarlierItems earlier;
        private final EarlierLinks links;

        private Judgement(ItemValidator items, EarlierItems earlier, EarlierLinks links) {
            this.items = items;
            this.earlier = earlier;
            this.links = links;
        }

        /** What is to become of the item at this position. */
        public Verdict judge(int position, RawItem item, Family family) {
            Verdict alone = items.validate(item, family);
            Verdict among = alone instanceof Verdict.Valid valid ? earlier.compare(position, valid, item) : alone;
            return family.isIdentity() && among instanceof Verdict.Valid valid ? linked(valid, item) : among;
        }

        private Verdict linked(Verdict.Valid identity, RawItem item) {
            Event event = identity.event();
            Optional<String> fault = links.add(event);
            return fault.isEmpty()
                    ? identity
                    : new Verdict.Invalid(
                            event.id(), List.of(new FieldError(item.pointer(Field.LEARNER_ID), fault.get())));
        }

        /** The identities among the items so far are in the register, as far as they have been taken. */
        public void registered() {
            links.clear();
        }
    }
}
