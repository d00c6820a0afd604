package org.karmayogi.pulse.bench.report;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** The end of a run: a table for people and a file for programs. */
public record Report(Instant at, List<Section> sections) {

    public Report {
        sections = List.copyOf(sections);
    }

    /** As Markdown. */
    public List<String> table() {
        List<String> lines = new ArrayList<>();
        for (Section section : sections) {
            lines.add("");
            lines.add(section.name() + ": " + section.title() + " (" + machine() + ")");
            lines.add("");
            lines.add("| | median | min to max | to hold | |");
            lines.add("|---|---|---|---|---|");
            section.figures().forEach(figure -> lines.add(line(figure)));
        }
        return lines;
    }

    private static String line(Figure figure) {
        String unit = figure.unit().isEmpty() ? "" : " " + figure.unit();
        boolean bound = !(figure.bound() instanceof Bound.None);
        return "| %s | %s%s | %s to %s | %s | %s |"
                .formatted(
                        figure.name(),
                        Numbers.text(figure.median()),
                        unit,
                        Numbers.text(figure.min()),
                        Numbers.text(figure.max()),
                        figure.bound(),
                        bound ? (figure.holds() ? "holds" : "**falls short**") : "");
    }

    /** Writes everything, every round of it, as JSON. */
    public void write(Path file) {
        List<Map<String, Object>> figures = new ArrayList<>();
        for (Section section : sections) {
            for (Figure figure : section.figures()) {
                Map<String, Object> entry = new LinkedHashMap<>();
                entry.put("measurement", section.name());
                entry.put("figure", figure.name());
                entry.put("unit", figure.unit());
                entry.put("median", figure.median());
                entry.put("rounds", figure.rounds());
                entry.put("toHold", figure.bound().toString());
                entry.put("holds", figure.holds());
                figures.add(entry);
            }
        }
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("at", at.toString());
        all.put("machine", machine());
        all.put("figures", figures);
        JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValue(file, all);
    }

    private static String machine() {
        return Runtime.getRuntime().availableProcessors() + " cores, Java " + System.getProperty("java.version");
    }

    /** Whether every figure holds what it has to. */
    public boolean holds() {
        return sections.stream().allMatch(Section::holds);
    }
}
