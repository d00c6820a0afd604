package org.karmayogi.pulse.standalone.doctor;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** What the gateway's meters say of the keys' ends and of the circuits. */
final class MeterJudgement {

    private static final Pattern KEY =
            Pattern.compile("(?m)^pulse_key_expiry_seconds\\{.*?key=\"([^\"]*)\".*?} (\\S+)$");
    private static final Pattern OPEN = Pattern.compile(
            "(?m)^resilience4j_circuitbreaker_state\\{(?=.*state=\"(?:open|forced_open)\").*?name=\"([^\"]*)\".*?} 1(?:\\.0)?$");

    private static final Duration SOON = Duration.ofDays(14);

    private MeterJudgement() {}

    static List<Finding> keys(String exposition) {
        List<Finding> findings = new ArrayList<>();
        List<MatchResult> keys = KEY.matcher(exposition).results().toList();
        for (MatchResult key : keys) {
            // Prometheus' +Inf is a key without an end.
            double seconds = key.group(2).equals("+Inf") ? Double.POSITIVE_INFINITY : Double.parseDouble(key.group(2));
            if (seconds <= 0) {
                findings.add(
                        Finding.warn(
                                "keys",
                                "'" + key.group(1)
                                        + "' has expired and is refused. Take it out of the keys file, or give its owner a new one"));
            } else if (seconds < SOON.toSeconds()) {
                findings.add(Finding.warn(
                        "keys",
                        "'" + key.group(1) + "' expires in " + Words.duration(Duration.ofSeconds((long) seconds))
                                + ". Give its owner a new one"));
            }
        }
        if (keys.isEmpty()) {
            findings.add(Finding.skip("keys", "The gateway does not tell when keys expire"));
        } else if (findings.isEmpty()) {
            findings.add(Finding.ok(
                    "keys",
                    "None of " + Words.count(keys.size(), "key", "keys") + " expires within " + Words.duration(SOON)));
        }
        return findings;
    }

    static Finding circuits(String exposition) {
        List<String> open =
                OPEN.matcher(exposition).results().map(match -> match.group(1)).toList();
        return open.isEmpty()
                ? Finding.ok("circuits", "No route of the gateway has stopped asking its service")
                : Finding.fail(
                        "circuits",
                        "The gateway has stopped asking the service of " + String.join(", ", open)
                                + ". See docs/runbooks/PulseCircuitOpen.md");
    }
}
