package org.karmayogi.pulse.metrics.consume;

import java.util.List;

/** Keeps, for one owner's tenure of a partition, what does not count. Used by one thread at a time. */
interface SetAsideWriter extends AutoCloseable {

    /**
     * Writes all of them or none, and each only once whoever owned the partition before. May block for some seconds.
     *
     * @return those that were written now; the others were there already
     * @throws LogUnavailableException where the broker did not take them; calling again is safe, also when it did take them
     */
    List<SetAsideRecord> write(List<SetAsideRecord> records);

    @Override
    void close();
}
