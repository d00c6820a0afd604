package org.karmayogi.pulse.metrics.commit;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.karmayogi.pulse.metrics.fold.Fact;
import org.karmayogi.pulse.metrics.fold.Histories;

/** Logs of one partition, from a seed: few learners, so that facts of one learner fall into different flushes. */
public final class Logs {

    private Logs() {}

    public static List<Arrival> log(Random random, int learners, int records) {
        List<Arrival> log = new ArrayList<>();
        for (Fact fact : Histories.facts(random, records)) {
            log.add(new Arrival("UP-" + random.nextInt(learners), fact));
        }
        return log;
    }
}
