package org.karmayogi.pulse.e2e.faults.schedule;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.karmayogi.pulse.e2e.faults.log.Junk;
import org.karmayogi.pulse.e2e.faults.log.LogClient;
import org.karmayogi.pulse.e2e.faults.process.ManagedProcess;
import org.karmayogi.pulse.e2e.faults.system.MetricsInstance;

/** What happens to the log itself: records nobody should write, too few replicas, offsets lost. */
final class LogFaults {

    private static final int PARTITIONS = 12;

    private LogFaults() {}

    static List<Fault> all() {
        return List.of(
                new Fault("junk in the log", LogFaults::junk),
                new Fault("too few in-sync replicas", site -> {
                    // One of the two copies is missing.
                    site.log().configure(LogClient.EVENTS, "min.insync.replicas", "2");
                    site.hold(2_000, 5_000);
                    site.log().configure(LogClient.EVENTS, "min.insync.replicas", "1");
                }),
                new Fault(
                        "offsets reset",
                        site -> whileStopped(site, () -> site.log().resetOffsets(PARTITIONS))),
                new Fault(
                        "group deleted",
                        site -> whileStopped(site, () -> site.log().deleteGroup())));
    }

    private static void junk(Site site) {
        int count = 5 + site.random().nextInt(20);
        for (int i = 0; i < count; i++) {
            int number = site.junk().size();
            String learner = "junk/" + number;
            if (i % 3 == 0) {
                site.junk().write(Junk.notJson(learner, "junk-" + number), "malformed");
            } else if (i % 3 == 1) {
                site.junk().write(Junk.with(learner, "junk-" + number, "{}".getBytes(UTF_8)), "invalid");
            } else {
                site.junk().write(new ProducerRecord<>(LogClient.EVENTS, learner.getBytes(UTF_8), null), "headers");
            }
        }
    }

    private static void whileStopped(Site site, Runnable change) {
        List<ManagedProcess> stopped =
                site.cluster().metrics().stream().map(MetricsInstance::process).toList();
        stopped.forEach(ManagedProcess::sigterm);
        change.run();
        stopped.forEach(ManagedProcess::launch);
        stopped.forEach(ManagedProcess::awaitReady);
    }
}
