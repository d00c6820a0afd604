package org.karmayogi.pulse.intake.endpoint;

import java.util.ArrayList;
import java.util.List;
import org.karmayogi.pulse.intake.endpoint.ItemResult.Accepted;
import org.karmayogi.pulse.intake.endpoint.ItemResult.Unknown;
import org.karmayogi.pulse.intake.event.Family;
import org.karmayogi.pulse.intake.meter.IntakeMeters;
import org.karmayogi.pulse.intake.meter.IntakeMeters.Outcome;
import org.karmayogi.pulse.intake.publishing.Receipt;

/**
 * The results of a request's items, in the order sent.
 *
 * @param duplicates how many of the accepted ones were sent with an earlier item
 */
record Results(List<ItemResult> items, int duplicates, int rejected, int unknown) {

    /** Joins what is hoped for with what became of the published items; the receipts are theirs, in order. */
    static Results of(List<ItemResult> hoped, List<Receipt> receipts) {
        List<ItemResult> results = new ArrayList<>(hoped.size());
        int published = 0;
        int duplicates = 0;
        int rejected = 0;
        int unknown = 0;
        for (ItemResult item : hoped) {
            if (item instanceof Accepted accepted) {
                Integer first = accepted.duplicateOf();
                boolean taken = first == null
                        ? receipts.get(published++) == Receipt.ACKNOWLEDGED
                        : results.get(first) instanceof Accepted;
                duplicates += taken && first != null ? 1 : 0;
                unknown += taken ? 0 : 1;
                results.add(taken ? accepted : new Unknown(accepted.id(), first));
            } else {
                rejected++;
                results.add(item);
            }
        }
        return new Results(results, duplicates, rejected, unknown);
    }

    int accepted() {
        return items.size() - rejected - unknown;
    }

    void count(IntakeMeters meters, Family family, String source) {
        meters.answered(family, source, Outcome.ACCEPTED, accepted() - duplicates);
        meters.answered(family, source, Outcome.DUPLICATE, duplicates);
        meters.answered(family, source, Outcome.REJECTED, rejected);
        meters.answered(family, source, Outcome.UNKNOWN, unknown);
    }
}
