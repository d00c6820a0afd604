package org.karmayogi.pulse.e2e.monitoring;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a service exports, read from Prometheus' text format. */
final class Exposition {

    private static final Pattern LABEL = Pattern.compile("([a-zA-Z_]\\w*)=\"(?:[^\"\\\\]|\\\\.)*\"");
    private static final Set<String> OF_TYPES = Set.of("le", "quantile");

    private Exposition() {}

    /** The metrics by name; the {@code _max} beside a histogram or a summary belongs to it and is left out. */
    static Map<String, Metric> read(String text) {
        Map<String, String> types = new LinkedHashMap<>();
        Map<String, Set<String>> labels = new LinkedHashMap<>();
        String current = "";
        for (String line : text.lines().toList()) {
            if (line.startsWith("# TYPE ")) {
                String[] parts = line.split(" ", -1);
                current = parts[2];
                types.put(current, parts[3]);
                labels.put(current, new HashSet<>());
            } else if (!line.startsWith("#")) {
                Matcher label = LABEL.matcher(line);
                while (label.find()) {
                    labels.get(current).add(label.group(1));
                }
            }
        }
        Map<String, Metric> metrics = new TreeMap<>();
        types.forEach((name, type) -> {
            if (!isMaximum(name, types)) {
                Set<String> own = labels.get(name);
                own.removeAll(OF_TYPES);
                metrics.put(name, new Metric(name, type, own));
            }
        });
        return metrics;
    }

    private static boolean isMaximum(String name, Map<String, String> types) {
        String beside = name.endsWith("_max") ? types.get(name.substring(0, name.length() - 4)) : null;
        return "histogram".equals(beside) || "summary".equals(beside);
    }
}
