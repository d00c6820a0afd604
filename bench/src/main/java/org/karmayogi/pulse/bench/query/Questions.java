package org.karmayogi.pulse.bench.query;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.karmayogi.pulse.edge.register.Register;

/** What users ask for: the state most often, then the hot departments and districts, and now and then any cell. */
public final class Questions {

    private static final int DISTINCT = 2_000;
    private static final List<String> CATEGORIES = List.of("officer", "employee", "teacher");
    private static final List<String> METRICS = List.of(
            "registered",
            "enrolled",
            "enrolments",
            "inProgress",
            "completions",
            "trainingMinutes",
            "completedThreeOrMore");

    private final List<String> departments = List.copyOf(Register.departments().codes());
    private final List<String> districts = List.copyOf(Register.districts().codes());
    private final Random random;
    private final String key;

    /**
     * Questions drawn by a seed.
     *
     * @param key the API key they are asked with
     */
    public Questions(long seed, String key) {
        this.random = new Random(seed);
        this.key = key;
    }

    /** A kind of question. */
    public enum Kind {
        SUMMARY,
        DEPARTMENTS,
        DISTRICTS,
        MATRIX
    }

    /** Many requests of a kind. */
    public List<byte[]> of(Kind kind) {
        List<byte[]> requests = new ArrayList<>(DISTINCT);
        for (int i = 0; i < DISTINCT; i++) {
            requests.add(get("/v1/metrics/" + path(kind), key));
        }
        return requests;
    }

    /** Many requests of all kinds: half of them summaries. */
    public List<byte[]> mixed() {
        List<byte[]> requests = new ArrayList<>(DISTINCT);
        for (int i = 0; i < DISTINCT; i++) {
            double dice = random.nextDouble();
            Kind kind = dice < 0.5
                    ? Kind.SUMMARY
                    : dice < 0.7 ? Kind.DEPARTMENTS : dice < 0.9 ? Kind.DISTRICTS : Kind.MATRIX;
            requests.add(get("/v1/metrics/" + path(kind), key));
        }
        return requests;
    }

    private String path(Kind kind) {
        double dice = random.nextDouble();
        return switch (kind) {
            case SUMMARY -> "summary" + summaryScope(dice);
            case DEPARTMENTS ->
                "departments"
                        + (dice < 0.5
                                ? ""
                                : dice < 0.7
                                        ? "?sort=-completions"
                                        : dice < 0.9 ? "?district=" + hot(districts) : "?category=" + hot(CATEGORIES));
            case DISTRICTS -> "districts" + (dice < 0.5 ? "" : "?department=" + hot(departments));
            case MATRIX -> "matrix?metric=" + hot(METRICS) + (dice < 0.8 ? "" : "&category=" + hot(CATEGORIES));
        };
    }

    private String summaryScope(double dice) {
        if (dice < 0.4) {
            return "";
        }
        if (dice < 0.7) {
            return "?department=" + hot(departments);
        }
        if (dice < 0.9) {
            return "?district=" + hot(districts);
        }
        return "?department=" + hot(departments) + "&district=" + hot(districts) + "&category=" + hot(CATEGORIES);
    }

    private String hot(List<String> codes) {
        double dice = random.nextDouble();
        return codes.get((int) (dice * dice * dice * codes.size()));
    }

    /** A request over a kept connection, with a key or without one where it is empty. */
    public static byte[] get(String path, String key) {
        String request = "GET " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept: application/json\r\n"
                + (key.isEmpty() ? "" : "X-API-Key: " + key + "\r\n") + "\r\n";
        return request.getBytes(StandardCharsets.US_ASCII);
    }
}
