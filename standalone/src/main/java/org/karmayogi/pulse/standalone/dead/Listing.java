package org.karmayogi.pulse.standalone.dead;

import java.io.PrintStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Counts by reason, and a line for each of the newest. Keeps no more than it prints. */
final class Listing {

    private record Line(Instant time, String text) {}

    private static final int LONGEST_TEXT = 120;

    private final int limit;
    private final Map<String, Integer> byReason = new TreeMap<>();
    private final PriorityQueue<Line> newest = new PriorityQueue<>(Comparator.comparing(Line::time));

    Listing(int limit) {
        this.limit = limit;
    }

    void add(SetAsideCopy copy) {
        byReason.merge(copy.reason(), 1, Integer::sum);
        newest.add(new Line(
                copy.time(),
                "%-12s  %s  %-12s  %s  %s  %s"
                        .formatted(
                                Printable.of(copy.id()),
                                copy.time(),
                                Printable.of(copy.reason()),
                                brief(copy.type()),
                                brief(Printable.of(copy.record().key())),
                                Printable.of(copy.detail()))));
        if (newest.size() > limit) {
            newest.remove();
        }
    }

    private static String brief(String text) {
        String printable = Printable.of(text);
        return printable.length() <= LONGEST_TEXT ? printable : printable.substring(0, LONGEST_TEXT) + "…";
    }

    void print(PrintStream out) {
        int all = byReason.values().stream().mapToInt(Integer::intValue).sum();
        String counts = byReason.entrySet().stream()
                .map(entry -> Printable.of(entry.getKey()) + " " + entry.getValue())
                .collect(Collectors.joining(", "));
        out.println(all + " set aside" + (all == 0 ? "" : ": " + counts));
        List<Line> lines = new ArrayList<>(newest);
        lines.sort(Comparator.comparing(Line::time).reversed());
        lines.forEach(line -> out.println(line.text()));
        if (all > lines.size()) {
            out.println("and " + (all - lines.size()) + " older ones; --limit shows more");
        }
    }
}
