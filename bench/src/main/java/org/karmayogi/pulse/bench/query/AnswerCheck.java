package org.karmayogi.pulse.bench.query;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.karmayogi.pulse.bench.http.HttpAnswer;
import org.karmayogi.pulse.e2e.oracle.Identities;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Holds every answer to the identities, and answers with the same tag, which are about the same cut, to each other: rows and
 * matrices must add up to their summary, whichever came first. For one thread.
 */
public final class AnswerCheck {

    /** Cuts remembered: answers come in nearly the order of their cuts. */
    private static final int CUTS = 8;

    /** What adds up over rows. */
    private static final List<String> ADDITIVE = List.of(
            "registered",
            "enrolled",
            "enrolments",
            "inProgress",
            "completions",
            "trainingMinutes",
            "completedThreeOrMore");

    private final Map<Integer, byte[]> lastByRequest = new HashMap<>();
    private final Map<String, Map<String, Long>> byCut = new LinkedHashMap<>();
    private final List<String> broken = new ArrayList<>();
    private long answers;
    private long sums;
    private long cuts;

    /** Takes an answer; one with the very bytes of the last one to the same request is as good as that. */
    void accept(HttpAnswer answer) {
        answers++;
        byte @Nullable [] last = lastByRequest.put(answer.request(), answer.body());
        if (last == null || !Arrays.equals(last, answer.body())) {
            check(answer.tag(), JsonMapper.shared().readTree(answer.body()));
        }
    }

    private void check(String tag, JsonNode answer) {
        String scope = answer.get("scope").toString();
        if (answer.has("metric")) {
            matrix(tag, scope, answer);
        } else if (answer.has("items")) {
            rows(tag, scope, answer.get("items"));
        } else {
            JsonNode metrics = answer.get("metrics");
            broken.addAll(Identities.broken(metrics));
            ADDITIVE.forEach(name -> same(tag, scope, name, metrics.get(name).asLong()));
        }
    }

    private void rows(String tag, String scope, JsonNode items) {
        items.forEach(row -> broken.addAll(Identities.broken(row.get("metrics"))));
        for (String name : ADDITIVE) {
            same(
                    tag,
                    scope,
                    name,
                    items.valueStream()
                            .mapToLong(row -> row.get("metrics").get(name).asLong())
                            .sum());
        }
    }

    private void matrix(String tag, String scope, JsonNode answer) {
        long[] columns = new long[answer.get("columns").size()];
        for (JsonNode row : answer.get("items")) {
            long sum = 0;
            for (int i = 0; i < columns.length; i++) {
                long value = row.get("values").get(i).asLong();
                sum += value;
                columns[i] += value;
            }
            equal(sum, row.get("total").asLong(), "a row of the matrix of " + scope);
        }
        for (int i = 0; i < columns.length; i++) {
            equal(columns[i], answer.get("totals").get(i).asLong(), "a column of the matrix of " + scope);
        }
        equal(Arrays.stream(columns).sum(), answer.get("total").asLong(), "the matrix of " + scope);
        same(tag, scope, answer.get("metric").asString(), answer.get("total").asLong());
    }

    private void equal(long sum, long total, String what) {
        if (sum != total) {
            broken.add(what + " adds up to " + sum + ", its total is " + total);
        }
    }

    /** A figure of a scope must be the same in every answer about a cut. */
    private void same(String tag, String scope, String name, long value) {
        Map<String, Long> figures = byCut.computeIfAbsent(tag, cut -> {
            cuts++;
            return new HashMap<>();
        });
        if (byCut.size() > CUTS) {
            byCut.remove(byCut.keySet().iterator().next());
        }
        Long known = figures.putIfAbsent(name + scope, value);
        if (known != null) {
            sums++;
            if (known != value) {
                broken.add(name + " of " + scope + " at " + tag + " is " + known + " in one answer, " + value
                        + " in another");
            }
        }
    }

    /**
     * Ends the measurement where anything did not hold.
     *
     * @throws IllegalStateException with the first that did not
     */
    public void expectWhole() {
        if (!broken.isEmpty()) {
            throw new IllegalStateException(broken.size() + " times: " + broken.get(0));
        }
    }

    /** How many answers were looked at. */
    public long answers() {
        return answers;
    }

    /** How often a figure could be held against another answer's. */
    long sums() {
        return sums;
    }

    /** How many cuts the answers were about; one that comes back after eight others counts again. */
    long cuts() {
        return cuts;
    }

    /** What did not hold; empty when all is well. */
    List<String> broken() {
        return broken;
    }
}
