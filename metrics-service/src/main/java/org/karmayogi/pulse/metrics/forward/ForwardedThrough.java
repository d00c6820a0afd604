package org.karmayogi.pulse.metrics.forward;

import org.karmayogi.pulse.metrics.commit.Checkpoint;
import org.karmayogi.pulse.metrics.fold.FoldVersion;
import org.karmayogi.pulse.metrics.generation.Generation;
import org.karmayogi.pulse.metrics.generation.Generations;

/**
 * How far another generation has folded a partition, and so has forwarded what follows from it: a generation that is
 * built from the log goes on from there. Thread-safe.
 */
public final class ForwardedThrough {

    private final Generations generations;
    private final int number;

    /** @param number of the generation that is to know */
    public ForwardedThrough(Generations generations, int number) {
        this.generations = generations;
        this.number = number;
    }

    /**
     * The offset, which can only be higher by now.
     *
     * @param topicId the log's identity: another one's offsets mean nothing
     * @return {@link Checkpoint#NOTHING} where everything is to be forwarded
     */
    public long of(int partition, String topicId) {
        Generation live = generations.table().live();
        if (live.number() == number || live.foldVersion() < FoldVersion.FORWARDING) {
            return Checkpoint.NOTHING;
        }
        return generations
                .store(live.number())
                .checkpoint(partition)
                .filter(checkpoint -> checkpoint.topicId().equals(topicId))
                .map(Checkpoint::offset)
                .orElse(Checkpoint.NOTHING);
    }
}
