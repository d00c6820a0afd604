package org.karmayogi.pulse.intake.endpoint;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.karmayogi.pulse.intake.batch.RawItem;
import org.karmayogi.pulse.intake.batch.RowSource;
import org.karmayogi.pulse.intake.endpoint.ItemResult.Accepted;
import org.karmayogi.pulse.intake.endpoint.ItemResult.Rejected;
import org.karmayogi.pulse.intake.endpoint.ItemResult.Unknown;
import org.karmayogi.pulse.intake.event.Family;
import org.karmayogi.pulse.intake.limit.Limit;
import org.karmayogi.pulse.intake.limit.LimitExceededException;
import org.karmayogi.pulse.intake.publishing.Receipt;
import org.karmayogi.pulse.intake.publishing.RejectLog;
import org.karmayogi.pulse.intake.validation.BatchValidator.Judgement;
import org.karmayogi.pulse.intake.validation.Verdict;

/**
 * One file's rows on their road: each is read, judged and handed on, and after each slice the log is waited for. Of a
 * row that has been answered two hashes stay, and its result. Confined to the request's thread.
 */
final class Rows {

    private record Row(int line, ItemResult hoped) {}

    private final Family family;
    private final Judgement judgement;
    private final Supplier<Outlet> outlets;
    private final RowResults results;
    private final IntConsumer answered;
    private final ToldErrors told = new ToldErrors();
    private final BitSet unknown = new BitSet();
    private final List<Row> slice = new ArrayList<>();
    private Outlet outlet;
    private int count;

    /**
     * Nothing read yet.
     *
     * @param outlets where each slice goes
     * @param answered is told how many rows a slice had once it is known what became of them
     */
    Rows(Family family, Judgement judgement, Supplier<Outlet> outlets, RowResults results, IntConsumer answered) {
        this.family = family;
        this.judgement = judgement;
        this.outlets = outlets;
        this.results = results;
        this.answered = answered;
        this.outlet = outlets.get();
    }

    /** Takes every row; those before one that can not be read have been taken once {@link #finish} has been called. */
    void take(RowSource source, int most, int sliceSize) {
        for (@Nullable RawItem item = source.next(); item != null; item = source.next()) {
            if (count == most) {
                throw new LimitExceededException(Limit.EVENTS, "The file has more than " + most + " rows.");
            }
            count++;
            slice.add(new Row(source.line(), hoped(item, source)));
            if (slice.size() == sliceSize) {
                finish();
            }
        }
    }

    private ItemResult hoped(RawItem item, RowSource source) {
        Verdict verdict = judgement.judge(source.line(), item, family);
        if (verdict instanceof Verdict.Valid valid) {
            outlet.publish(valid.event());
            return new Accepted(valid.event().id(), null);
        }
        if (verdict instanceof Verdict.Repeat repeat) {
            return new Accepted(repeat.id(), repeat.of());
        }
        Verdict.Invalid invalid = (Verdict.Invalid) verdict;
        outlet.keep(new RejectLog.Reject(RejectLog.REFUSED, family, invalid.errors(), source.original(), item.size()));
        return new Rejected(invalid.id(), told.of(invalid.errors()));
    }

    /** Waits for the log to say what became of the rows so far. */
    void finish() {
        List<Receipt> receipts = outlet.receipts();
        int published = 0;
        for (Row row : slice) {
            ItemResult result = row.hoped();
            if (result instanceof Accepted accepted) {
                Integer first = accepted.duplicateOf();
                boolean taken = first == null ? receipts.get(published++) == Receipt.ACKNOWLEDGED : !unknown.get(first);
                if (!taken) {
                    unknown.set(row.line());
                    result = new Unknown(accepted.id(), first);
                }
            }
            results.add(row.line(), result);
        }
        answered.accept(slice.size());
        slice.clear();
        judgement.registered();
        outlet = outlets.get();
    }
}
