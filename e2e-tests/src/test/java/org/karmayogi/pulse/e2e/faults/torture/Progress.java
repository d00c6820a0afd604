package org.karmayogi.pulse.e2e.faults.torture;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.karmayogi.pulse.e2e.faults.Scene;
import org.karmayogi.pulse.e2e.faults.check.CutWatch;
import org.karmayogi.pulse.e2e.faults.ledger.Fate;
import org.karmayogi.pulse.e2e.faults.ledger.Load;
import org.karmayogi.pulse.e2e.faults.schedule.Schedule;

/** How a run stands, in words. */
record Progress(
        long seed, Scene scene, Load load, Schedule schedule, CutWatch watch, VitalsLog vitals, int checkpoints) {

    /** One line. */
    String line(Duration elapsed) {
        return "%3d:%02d  sent %,d, accepted %,d, unknown %,d, rejected %,d | faults %d | asOf %s | answers %,d, broken %d"
                .formatted(
                        elapsed.toMinutes(),
                        elapsed.toSecondsPart(),
                        load.events(),
                        scene.ledger().count(Fate.ACCEPTED),
                        scene.ledger().count(Fate.UNKNOWN),
                        scene.ledger().count(Fate.REJECTED),
                        faults(),
                        age(),
                        watch.answers(),
                        watch.broken().size());
    }

    private int faults() {
        return schedule.happened().values().stream().mapToInt(Integer::intValue).sum();
    }

    private String age() {
        try {
            Optional<Instant> asOf = scene.gateway().asOf();
            return asOf.map(moment -> "%.1f s ago"
                            .formatted(Duration.between(moment, Instant.now()).toMillis() / 1e3))
                    .orElse("not to be had");
        } catch (IOException | AssertionError e) {
            return "not to be had";
        }
    }

    /** The end of a run, as docs/measurements.md has it. */
    List<String> summary(Duration elapsed, List<String> failures) {
        List<String> lines = new ArrayList<>();
        lines.add("");
        lines.add("| | |");
        lines.add("|---|---|");
        lines.add("| seed, duration | %d, %d min %d s |".formatted(seed, elapsed.toMinutes(), elapsed.toSecondsPart()));
        lines.add("| items sent, repeats included | %,d; %,d of them without a certain answer |"
                .formatted(load.events(), load.unanswered()));
        lines.add("| events: accepted, rejected, never certain | %,d, %,d, %,d |"
                .formatted(
                        scene.ledger().count(Fate.ACCEPTED),
                        scene.ledger().count(Fate.REJECTED),
                        scene.ledger().count(Fate.UNKNOWN)));
        lines.add("| junk records in the log | %d |".formatted(scene.junk().size()));
        lines.add("| answers checked; row lists held against their summary; 503, 504 or none | %,d; %,d; %,d |"
                .formatted(watch.answers(), watch.sums(), watch.refused()));
        lines.add("| checkpoints; sets of figures compared with the oracle; learners recounted | %d; %,d; %,d |"
                .formatted(checkpoints, scene.oracle().figures(), scene.oracle().recounted()));
        lines.add("| differences, broken identities, unexpected answers | %d |".formatted(failures.size()));
        lines.add("");
        lines.add("| fault | times |");
        lines.add("|---|---|");
        schedule.happened().forEach((kind, times) -> lines.add("| " + kind + " | " + times + " |"));
        lines.add("");
        lines.add("| process, median of first → last quarter | RSS MB | threads | sockets |");
        lines.add("|---|---|---|---|");
        lines.addAll(vitals.table());
        return lines;
    }
}
