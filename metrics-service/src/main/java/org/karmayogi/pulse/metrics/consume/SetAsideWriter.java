package org.karmayogi.pulse.metrics.consume;

import java.util.List;

/** Keeps, for one owner's tenure of a partition, what does not count. Used by one thread at a time. */
interface SetAsideWriter extends AutoCloseable {

    /** Keeps nothing: for a fold beside the live one, which meets the same records again. */
    SetAsideWriter NONE = new SetAsideWriter() {
        @Override
        public List<SetAsideRecord> write(List<SetAsideRecord> records) {
            return List.of();
        }

        @Override
        public void close() {}
    };

    /**
     * Writes all of them or none, and each only once whoever owned the partition before. May block for some seconds.
     *
     * @return those that were written now; the others were there already
     * @throws LogUnavailableException where the broker did not take them; calling again is safe, also when it did take them
     * @throws org.karmayogi.pulse.metrics.commit.FencedException where another owner writes by now
     */
    List<SetAsideRecord> write(List<SetAsideRecord> records);

    @Override
    void close();
}
