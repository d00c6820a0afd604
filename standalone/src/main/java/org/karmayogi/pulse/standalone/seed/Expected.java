package org.karmayogi.pulse.standalone.seed;

import java.math.BigDecimal;
import java.util.List;

/** A published figure, and where the API answers it. */
record Expected(String scope, String query, String metric, BigDecimal value) {

    static final String DEPARTMENT = "SOCIAL-WELFARE";

    private static final String WELFARE = "?department=" + DEPARTMENT;

    /** The state's published tables: the Social Welfare Department's of September 2025, and the state's of about 2024. */
    static List<Expected> published() {
        return List.of(
                welfare("registered", "3900"),
                welfare("completions", "21150"),
                welfare("trainingHours", "15893.00"),
                welfare("completedAtLeastOne", "2759"),
                welfare("completedThreeOrMore", "2289"),
                welfare("completedFewerThanThree", "1611"),
                welfare("undergoingTraining", "1141"),
                state("", "registered", "94000"),
                state("", "enrolled", "45000"),
                state("", "completedAtLeastOne", "28881"),
                state("?category=officer", "completedAtLeastOne", "5921"));
    }

    private static Expected welfare(String metric, String value) {
        return new Expected("Social Welfare", WELFARE, metric, new BigDecimal(value));
    }

    private static Expected state(String query, String metric, String value) {
        return new Expected(query.isEmpty() ? "State" : "State, officers", query, metric, new BigDecimal(value));
    }
}
