package org.karmayogi.pulse.e2e.monitoring;

import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * A metric as the page documents it, or as a service exports it.
 *
 * @param type as in {@code # TYPE}
 * @param labels without those that the type brings along
 */
record Metric(String name, String type, Set<String> labels) {

    Metric {
        labels = new TreeSet<>(labels);
    }

    /** The row of {@code docs/metrics.md} that would describe it. */
    String row() {
        String cells = labels.stream().map(label -> "`" + label + "`").collect(Collectors.joining(" "));
        return "| `" + name + "` | " + type + " | " + cells + " | unit | meaning |";
    }
}
