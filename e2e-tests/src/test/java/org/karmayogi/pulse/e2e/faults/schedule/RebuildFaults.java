package org.karmayogi.pulse.e2e.faults.schedule;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.karmayogi.pulse.e2e.client.Answer;
import org.karmayogi.pulse.e2e.faults.check.Rebuild;

/** Figures that are made anew while everything else goes on, and while the next faults happen. */
final class RebuildFaults {

    /** Begun; or one is under way; or the instance has no broker or store to ask. */
    private static final Set<Integer> EXPECTED = Set.of(202, 409, 503);

    private RebuildFaults() {}

    static List<Fault> all() {
        return List.of(
                new Fault("rebuild from the log", site -> rebuild(site, "log")),
                new Fault("rebuild from learners", site -> rebuild(site, "learners")));
    }

    private static void rebuild(Site site, String from) {
        try {
            Answer asked = Rebuild.ask(site.anyMetrics().client(), from);
            if (!EXPECTED.contains(asked.status())) {
                throw new AssertionError("A rebuild was answered " + asked.status() + ": " + asked.body());
            }
        } catch (IOException e) {
            throw new AssertionError("A rebuild was not answered: " + e, e);
        }
    }
}
