package org.karmayogi.pulse.intake.endpoint;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.karmayogi.pulse.intake.batch.ItemSource;
import org.karmayogi.pulse.intake.batch.RawItem;
import org.karmayogi.pulse.intake.endpoint.ItemResult.Accepted;
import org.karmayogi.pulse.intake.endpoint.ItemResult.Rejected;
import org.karmayogi.pulse.intake.event.Family;
import org.karmayogi.pulse.intake.limit.Limit;
import org.karmayogi.pulse.intake.limit.LimitExceededException;
import org.karmayogi.pulse.intake.publishing.RejectLog;
import org.karmayogi.pulse.intake.validation.BatchValidator.Judgement;
import org.karmayogi.pulse.intake.validation.Verdict;

/**
 * One request's items on their road: each is read, judged and handed on before the next is read. Of what it said only the id stays,
 * or what is wrong with it. Confined to the request's thread.
 */
final class Items {

    private final Family family;
    private final Judgement judgement;
    private final Outlet outlet;
    private final int most;
    private final List<ItemResult> results = new ArrayList<>();
    private final ToldErrors told = new ToldErrors();
    private int count;

    Items(Family family, Judgement judgement, Outlet outlet, int most) {
        this.family = family;
        this.judgement = judgement;
        this.outlet = outlet;
        this.most = most;
    }

    /** Takes every item of the source; those before one that cannot be read have been taken. */
    void take(ItemSource source) {
        for (@Nullable RawItem item = source.next(); item != null; item = source.next()) {
            if (results.size() == most) {
                throw new LimitExceededException(Limit.EVENTS, "The request has more than " + most + " events.");
            }
            take(item, source);
        }
    }

    private void take(RawItem item, ItemSource source) {
        count++;
        Verdict verdict = judgement.judge(results.size(), item, family);
        if (verdict instanceof Verdict.Valid valid) {
            outlet.publish(valid.event());
            results.add(new Accepted(valid.event().id(), null));
        } else if (verdict instanceof Verdict.Repeat repeat) {
            results.add(new Accepted(repeat.id(), repeat.of()));
        } else if (verdict instanceof Verdict.Invalid invalid) {
            outlet.keep(
                    new RejectLog.Reject(RejectLog.REFUSED, family, invalid.errors(), source.original(), item.size()));
            results.add(new Rejected(invalid.id(), told.of(invalid.errors())));
        }
    }

    /** How many items have been read so far. */
    int count() {
        return count;
    }

    /** What became of them; waits for the log. */
    Results results() {
        return Results.of(results, outlet.receipts());
    }
}
