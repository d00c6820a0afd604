package org.karmayogi.pulse.e2e.faults.schedule;

import java.util.Random;
import org.karmayogi.pulse.e2e.faults.log.Junk;
import org.karmayogi.pulse.e2e.faults.log.LogClient;
import org.karmayogi.pulse.e2e.faults.system.Cluster;
import org.karmayogi.pulse.e2e.faults.system.MetricsInstance;
import org.karmayogi.pulse.e2e.system.Pause;

/** What a fault works on, and the dice it throws. */
public record Site(Cluster cluster, LogClient log, Junk junk, Random random) {

    MetricsInstance anyMetrics() {
        return cluster.metrics().get(random.nextInt(cluster.metrics().size()));
    }

    /** Lets a fault last. */
    void hold(int leastMillis, int mostMillis) {
        Pause.millis(leastMillis + random.nextInt(mostMillis - leastMillis + 1));
    }
}
