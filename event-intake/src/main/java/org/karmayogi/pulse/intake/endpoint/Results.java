package org.karmayogi.pulse.intake.endpoint;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.karmayogi.pulse.intake.endpoint.ItemResult.Accepted;
import org.karmayogi.pulse.intake.endpoint.ItemResult.Rejected;
import org.karmayogi.pulse.intake.endpoint.ItemResult.Unknown;
import org.karmayogi.pulse.intake.event.Family;
import org.karmayogi.pulse.intake.meter.IntakeMeters;
import org.karmayogi.pulse.intake.meter.IntakeMeters.Outcome;
import org.karmayogi.pulse.intake.publishing.Receipt;
import org.karmayogi.pulse.intake.validation.Verdict;

/** The results of a request's items, in the order sent. */
record Results(List<ItemResult> items) {

    /** Joins what validation said with what became of the published ones; the receipts are those of the valid items, in order. */
    static Results of(List<Verdict> verdicts, List<Receipt> receipts) {
        List<ItemResult> results = new ArrayList<>(verdicts.size());
        int published = 0;
        for (Verdict verdict : verdicts) {
            if (verdict instanceof Verdict.Valid valid) {
                boolean taken = receipts.get(published++) == Receipt.ACKNOWLEDGED;
                results.add(answer(valid.event().id(), taken, null));
            } else if (verdict instanceof Verdict.Repeat repeat) {
                boolean taken = results.get(repeat.of()) instanceof Accepted;
                results.add(answer(repeat.id(), taken, repeat.of()));
            } else if (verdict instanceof Verdict.Invalid invalid) {
                results.add(new Rejected(invalid.id(), invalid.errors()));
            }
        }
        return new Results(results);
    }

    private static ItemResult answer(String id, boolean taken, @Nullable Integer duplicateOf) {
        return taken ? new Accepted(id, duplicateOf) : new Unknown(id, duplicateOf);
    }

    int accepted() {
        return count(Accepted.class);
    }

    int rejected() {
        return count(Rejected.class);
    }

    int unknown() {
        return count(Unknown.class);
    }

    void count(IntakeMeters meters, Family family, String source) {
        int duplicates = (int) items.stream()
                .filter(item -> item instanceof Accepted accepted && accepted.duplicateOf() != null)
                .count();
        meters.answered(family, source, Outcome.ACCEPTED, accepted() - duplicates);
        meters.answered(family, source, Outcome.DUPLICATE, duplicates);
        meters.answered(family, source, Outcome.REJECTED, rejected());
        meters.answered(family, source, Outcome.UNKNOWN, unknown());
    }

    private int count(Class<? extends ItemResult> kind) {
        return (int) items.stream().filter(kind::isInstance).count();
    }
}
