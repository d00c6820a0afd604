package org.karmayogi.pulse.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.karmayogi.pulse.e2e.client.PulseClient;
import org.karmayogi.pulse.e2e.oracle.Identities;
import org.karmayogi.pulse.e2e.system.SeedCommand;
import org.karmayogi.pulse.e2e.system.StandaloneProcess;
import org.karmayogi.pulse.e2e.system.SystemUnderTest;
import tools.jackson.databind.JsonNode;

/** The tables that the state has published, reproduced to the last digit. */
class PublishedFiguresIT {

    private static final String WELFARE = "?department=SOCIAL-WELFARE";

    @Test
    void areExactAndStaySoWhenEverythingIsPushedAgainThroughACrash() throws Exception {
        try (SystemUnderTest system = new StandaloneProcess()) {
            system.start();
            PulseClient client = new PulseClient(system);

            SeedCommand.start(system, "--published").finish();
            assertThat(answered(client)).as("after the first push").isEqualTo(published());

            SeedCommand again = SeedCommand.start(system, "--published", "--shuffle", "5", "--batch", "333");
            again.awaitMiddle();
            system.kill9();
            system.start();
            again.finish();
            assertThat(answered(client))
                    .as("after a second push, shuffled, in other batches, through a crash; %s", system.evidence())
                    .isEqualTo(published());
        }
    }

    /** Social Welfare: its table of September 2025. The state: its figures of about 2024. */
    private static Map<String, BigDecimal> published() {
        Map<String, BigDecimal> figures = new LinkedHashMap<>();
        put(figures, WELFARE + " registered", "3900");
        put(figures, WELFARE + " completions", "21150");
        put(figures, WELFARE + " trainingHours", "15893");
        put(figures, WELFARE + " completedAtLeastOne", "2759");
        put(figures, WELFARE + " completedThreeOrMore", "2289");
        put(figures, WELFARE + " completedFewerThanThree", "1611");
        put(figures, WELFARE + " undergoingTraining", "1141");
        put(figures, " registered", "94000");
        put(figures, " enrolled", "45000");
        put(figures, " completedAtLeastOne", "28881");
        put(figures, "?category=officer completedAtLeastOne", "5921");
        return figures;
    }

    private static Map<String, BigDecimal> answered(PulseClient client) throws IOException {
        Map<String, BigDecimal> figures = new LinkedHashMap<>();
        for (String figure : published().keySet()) {
            String query = figure.substring(0, figure.indexOf(' '));
            JsonNode metrics =
                    client.get("/v1/metrics/summary" + query).json(200).get("metrics");
            assertThat(Identities.broken(metrics)).isEmpty();
            put(
                    figures,
                    figure,
                    metrics.get(figure.substring(query.length() + 1)).asString());
        }
        return figures;
    }

    private static void put(Map<String, BigDecimal> figures, String name, String value) {
        figures.put(name, new BigDecimal(value).stripTrailingZeros());
    }
}
