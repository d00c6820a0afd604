package org.karmayogi.pulse.e2e.monitoring;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code docs/metrics.md}.
 *
 * @param services the metrics of each service, by name
 * @param families how the names of libraries' metrics begin
 */
public record MetricsPage(Map<String, Map<String, Metric>> services, List<String> families) {

    /** Where it is, seen from this module. */
    static final Path FILE = Path.of("..", "docs", "metrics.md");

    private static final Pattern ROW = Pattern.compile("\\| `(\\w+)` \\| (\\w+) \\| ([^|]*)\\|.*");
    private static final Pattern CODE = Pattern.compile("`(\\w+)`");

    /** Reads the page. */
    public static MetricsPage read() {
        Map<String, Map<String, Metric>> services = new LinkedHashMap<>();
        List<String> families = new ArrayList<>();
        List<String> current = List.of();
        for (String line : lines()) {
            Matcher row = ROW.matcher(line);
            if (line.startsWith("## ")) {
                current = List.of(line.substring(3).split(", ", -1));
            } else if (row.matches()) {
                Metric metric = new Metric(row.group(1), row.group(2), codes(row.group(3)));
                for (String service : current) {
                    services.computeIfAbsent(service, name -> new TreeMap<>()).put(metric.name(), metric);
                }
            } else if (current.contains("Of libraries")) {
                families.addAll(codes(line));
            }
        }
        // A heading may say more than the services it is about.
        services.remove("the figures");
        return new MetricsPage(
                services, families.stream().filter(it -> it.endsWith("_")).toList());
    }

    /** The names of all metrics, as they can stand in a query: those of histograms with each of their endings. */
    public Set<String> queryable() {
        Set<String> names = new TreeSet<>();
        services.values().forEach(metrics -> metrics.values().forEach(metric -> {
            switch (metric.type()) {
                case "histogram" ->
                    List.of("_bucket", "_count", "_sum", "_max").forEach(end -> names.add(metric.name() + end));
                case "summary" -> List.of("_count", "_sum", "_max").forEach(end -> names.add(metric.name() + end));
                default -> names.add(metric.name());
            }
        }));
        return names;
    }

    private static Set<String> codes(String text) {
        Set<String> codes = new TreeSet<>();
        Matcher code = CODE.matcher(text);
        while (code.find()) {
            codes.add(code.group(1));
        }
        return codes;
    }

    private static List<String> lines() {
        try {
            return Files.readAllLines(FILE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
