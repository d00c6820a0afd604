package org.karmayogi.pulse.metrics.query;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/**
 * What each metric means; the answer to {@code GET /v1/metrics/definitions}.
 *
 * @param version grows whenever a meaning changes
 * @param rules how facts combine
 */
public record Definitions(String version, List<Metric> metrics, List<Rule> rules) {

    private static final String RESOURCE = "metrics-definitions.json";

    /** One metric. */
    public record Metric(String name, String unit, String definition) {}

    /** One rule of how facts combine. */
    public record Rule(String name, String definition) {}

    /** The definitions this version of the fold follows. */
    static Definitions load() {
        try (InputStream in = Definitions.class.getClassLoader().getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException(RESOURCE + " is not on the class path");
            }
            return JsonMapper.shared().readValue(in, Definitions.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
