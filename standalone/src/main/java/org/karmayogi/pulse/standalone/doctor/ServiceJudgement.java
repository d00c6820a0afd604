package org.karmayogi.pulse.standalone.doctor;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/** What {@code GET /v1/services} says of the services, their versions and their clocks. */
final class ServiceJudgement {

    /** What was answered 2xx is promised to be in the figures by a moment that two of these clocks tell. */
    private static final long SKEW_MILLIS = 1_000;

    private ServiceJudgement() {}

    static List<Finding> of(JsonNode answer) {
        List<JsonNode> items = answer.path("items").valueStream().toList();
        List<Finding> findings = new ArrayList<>();
        items.forEach(item -> findings.add(ready(item)));
        findings.add(versions(items));
        findings.add(clocks(items));
        return findings;
    }

    private static Finding ready(JsonNode item) {
        String name = item.path("name").asString("?");
        String state = item.path("state").asString("?");
        return switch (state) {
            case "ready" -> Finding.ok("service", name + " is ready");
            case "not-ready" ->
                Finding.fail(
                        "service",
                        name + " is not ready: it is starting or stopping. Look again in a minute, then into its log");
            default ->
                Finding.fail(
                        "service",
                        name
                                + " does not answer the gateway. Start it; if it runs, compare its address with the gateway's pulse.services");
        };
    }

    private static Finding versions(List<JsonNode> items) {
        Set<String> versions = new TreeSet<>();
        List<String> each = new ArrayList<>();
        List<String> silent = new ArrayList<>();
        for (JsonNode item : items) {
            String name = item.path("name").asString("?");
            String version = item.path("version").asString("");
            if (version.isEmpty()) {
                silent.add(name);
            } else {
                versions.add(version);
                each.add(name + " " + version);
            }
        }
        if (versions.size() > 1) {
            return Finding.fail(
                    "versions",
                    "Not all run the same: " + String.join(", ", each) + ". Finish the deployment, or undo it");
        }
        return silent.isEmpty()
                ? Finding.ok("versions", "All run " + String.join(", ", versions))
                : Finding.warn(
                        "versions",
                        "Unknown of " + String.join(", ", silent) + "; the others run " + String.join(", ", versions));
    }

    private static Finding clocks(List<JsonNode> items) {
        List<String> off = new ArrayList<>();
        for (JsonNode item : items) {
            long ahead = item.path("clockAheadMillis").asLong(0);
            if (Math.abs(ahead) > SKEW_MILLIS) {
                off.add(item.path("name").asString("?") + " " + Words.duration(Duration.ofMillis(Math.abs(ahead)))
                        + (ahead < 0 ? " behind" : " ahead"));
            }
        }
        return off.isEmpty()
                ? Finding.ok("clocks", "The services' clocks and the gateway's agree within a second")
                : Finding.fail(
                        "clocks",
                        "Against the gateway's: " + String.join(", ", off)
                                + ". asOf promises what clocks say: synchronise them with NTP");
    }
}
