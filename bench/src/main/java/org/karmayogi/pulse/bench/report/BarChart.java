package org.karmayogi.pulse.bench.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * A few bars beside each other, from zero, each with its value, as an SVG that is legible on light and on dark.
 *
 * @param title what is shown, with its unit
 * @param axis what the bars' labels are
 * @param bars at least one, none below zero
 */
public record BarChart(String title, String axis, List<Bar> bars) {

    /** One of them. */
    public record Bar(String label, double value) {}

    private static final int WIDTH = 420;
    private static final int HEIGHT = 260;
    private static final int MARGIN = 24;

    /** Where the bars stand, and how high the highest is; a value is written above each. */
    private static final int GROUND = 206;

    private static final int HIGHEST = 136;

    /** Of the room that a bar has, what it fills; it gets no wider than the second. */
    private static final double FILLED = 0.6;

    private static final double WIDEST = 72;

    private static final String STYLE = """
              <style>
                text { font: 13px system-ui, sans-serif; fill: #24292f; text-anchor: middle; }
                .title { font-weight: 600; text-anchor: start; }
                .axis { fill: #57606a; }
                .bar { fill: #0969da; }
                .ground { stroke: #8c959f; }
                @media (prefers-color-scheme: dark) {
                  text { fill: #e6edf3; }
                  .axis { fill: #9198a1; }
                  .bar { fill: #4493f8; }
                }
              </style>
            """;

    public BarChart {
        bars = List.copyOf(bars);
        if (bars.isEmpty()) {
            throw new IllegalArgumentException("a chart without bars: " + title);
        }
    }

    /** The picture. */
    public String svg() {
        StringBuilder svg = new StringBuilder("""
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %s %s" width="%s" height="%s" role="img" aria-label="%s">
                """.formatted(WIDTH, HEIGHT, WIDTH, HEIGHT, escaped(title)));
        svg.append(STYLE).append(text("title", MARGIN, MARGIN + 4, title));
        double most = bars.stream().mapToDouble(Bar::value).max().orElseThrow();
        double room = (WIDTH - 2.0 * MARGIN) / bars.size();
        double width = Math.min(WIDEST, room * FILLED);
        for (int i = 0; i < bars.size(); i++) {
            double middle = MARGIN + (i + 0.5) * room;
            double height = most > 0 ? bars.get(i).value / most * HIGHEST : 0;
            svg.append("""
                      <rect class="bar" x="%s" y="%s" width="%s" height="%s"/>
                    """.formatted(at(middle - width / 2), at(GROUND - height), at(width), at(height)));
            svg.append(text("value", middle, GROUND - height - 7, Numbers.text(bars.get(i).value)));
            svg.append(text("label", middle, GROUND + 19, bars.get(i).label));
        }
        svg.append("""
                  <line class="ground" x1="%s" y1="%s" x2="%s" y2="%s"/>
                """.formatted(MARGIN, GROUND, WIDTH - MARGIN, GROUND));
        return svg.append(text("axis", WIDTH / 2.0, HEIGHT - 12, axis))
                .append("</svg>\n")
                .toString();
    }

    private static String text(String kind, double x, double y, String text) {
        return """
                  <text class="%s" x="%s" y="%s">%s</text>
                """.formatted(kind, at(x), at(y), escaped(text));
    }

    private static String at(double place) {
        return String.format(Locale.ROOT, "%.1f", place);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
    }

    /** Writes the picture to a file. */
    public void write(Path file) {
        try {
            Files.writeString(file, svg());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
