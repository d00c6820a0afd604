package org.karmayogi.pulse.metrics.commit;

import java.util.Optional;
import org.karmayogi.pulse.metrics.fold.Cells;
import org.karmayogi.pulse.metrics.fold.EncodedCells;
import org.karmayogi.pulse.metrics.fold.TotalKey;

/**
 * A total of one partition as stored, with two versions side by side: a flush moves the one that counts to
 * {@code previous}, so that readers have a version at or before the checkpoint at every moment.
 */
public record TotalDocument(int partition, TotalKey key, long epoch, Version current, Version previous) {

    /** A value of a total; immutable. */
    public static final class Version {

        /** What a total is before its first change. */
        public static final Version NONE = new Version(Checkpoint.NOTHING, EncodedCells.none());

        private final long at;
        private final byte[] cells;

        public Version(long at, byte[] cells) {
            this.at = at;
            this.cells = cells;
        }

        /** The offset of the flush this is the value after. */
        public long at() {
            return at;
        }

        /** The form {@link Cells#encode} gives; not to be changed. */
        public byte[] cells() {
            return cells;
        }
    }

    /** The document's id: {@code partition|kind|key}. */
    public String id() {
        return id(partition, key);
    }

    /** The id of a partition's total. */
    public static String id(int partition, TotalKey key) {
        return partition + "|" + key.kind().code() + "|" + key.key();
    }

    /** The version that counts at a checkpoint; empty where both are newer, because the reader's checkpoint is too old. */
    public Optional<Version> at(long checkpoint) {
        if (current.at() <= checkpoint) {
            return Optional.of(current);
        }
        return previous.at() <= checkpoint ? Optional.of(previous) : Optional.empty();
    }
}
