package org.karmayogi.pulse.e2e.faults.check;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.karmayogi.pulse.e2e.client.Answer;
import org.karmayogi.pulse.e2e.client.PulseClient;
import org.karmayogi.pulse.e2e.oracle.Identities;
import tools.jackson.databind.JsonNode;

/**
 * What one address was asked at about one moment: the summary and the lists of rows.
 *
 * @param summary null where there was none
 */
record Polled(Answer summary, List<Answer> rows, int refused) {

    private static final List<String> LISTS = List.of("departments", "districts", "categories");

    /** The figures that add up over rows. */
    private static final List<String> ADDITIVE =
            List.of("registered", "enrolled", "enrolments", "inProgress", "completions", "trainingMinutes");

    static Polled ask(PulseClient client) {
        List<Answer> answered = new ArrayList<>();
        int refused = 0;
        Answer summary = null;
        for (String path : List.of("summary", LISTS.get(0), LISTS.get(1), LISTS.get(2))) {
            try {
                Answer answer = client.get("/v1/metrics/" + path);
                if (answer.status() == 503 || answer.status() == 504) {
                    refused++;
                } else if (path.equals("summary")) {
                    summary = answer.expect(200);
                } else {
                    answered.add(answer.expect(200));
                }
            } catch (IOException e) {
                refused++;
            }
        }
        return new Polled(summary, answered, refused);
    }

    int answers() {
        return rows.size() + (summary == null ? 0 : 1);
    }

    Instant asOf() {
        return Instant.parse(summary.json().get("asOf").asString());
    }

    /** How many records of the log are in the summary: the second part of its tag. */
    long records() {
        String tag = summary.header("ETag");
        return Long.parseLong(tag.substring(tag.lastIndexOf('-') + 1, tag.lastIndexOf('"')));
    }

    /**
     * Reports whatever does not hold within an answer, and between a summary and rows of the same cut.
     *
     * @return in how many lists the rows were held against their summary
     */
    int check(Consumer<String> broken) {
        if (summary != null) {
            Identities.broken(summary.json().get("metrics")).forEach(broken);
        }
        int sums = 0;
        for (Answer list : rows) {
            JsonNode items = list.json().get("items");
            items.forEach(row -> Identities.broken(row.get("metrics")).forEach(broken));
            // The same tag is the same cut, so the rows must add up although they were asked for on their own.
            if (summary != null && list.header("ETag").equals(summary.header("ETag"))) {
                sums++;
                compare(list.asked(), items, summary.json().get("metrics"), broken);
            }
        }
        return sums;
    }

    private static void compare(String asked, JsonNode items, JsonNode metrics, Consumer<String> broken) {
        for (String metric : ADDITIVE) {
            long sum = 0;
            for (JsonNode row : items) {
                sum += row.get("metrics").get(metric).asLong();
            }
            if (sum != metrics.get(metric).asLong()) {
                broken.accept(
                        asked + " adds up to " + sum + " " + metric + ", the summary says " + metrics.get(metric));
            }
        }
    }
}
