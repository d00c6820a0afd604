package org.karmayogi.pulse.e2e.faults.system;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.karmayogi.pulse.e2e.client.Answer;
import org.karmayogi.pulse.e2e.client.PulseClient;

/** Reads the meters that processes show. */
public final class Meters {

    private Meters() {}

    /**
     * The sum of a meter over processes and series; nothing where there is no such series yet, or no answer.
     *
     * @param name as Prometheus has it
     * @param labels parts of the series' labels, as {@code outcome="dead"}; all must be there
     */
    public static double sum(List<PulseClient> processes, String name, String... labels) {
        double sum = 0;
        for (PulseClient process : processes) {
            sum += sum(process, name, labels);
        }
        return sum;
    }

    private static double sum(PulseClient process, String name, String... labels) {
        try {
            Answer answer = process.get("/actuator/prometheus", "admin");
            return answer.status() != 200
                    ? 0
                    : answer.body()
                            .lines()
                            .filter(line -> line.startsWith(name + "{") || line.startsWith(name + " "))
                            .filter(line -> Arrays.stream(labels).allMatch(line::contains))
                            .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                            .sum();
        } catch (IOException e) {
            return 0;
        }
    }
}
