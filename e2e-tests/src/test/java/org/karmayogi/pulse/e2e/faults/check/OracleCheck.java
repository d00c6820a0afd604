package org.karmayogi.pulse.e2e.faults.check;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.karmayogi.pulse.e2e.client.PulseClient;
import org.karmayogi.pulse.e2e.faults.log.Junk;
import org.karmayogi.pulse.e2e.faults.system.Cluster;
import org.karmayogi.pulse.e2e.history.PortalEvent;
import org.karmayogi.pulse.e2e.oracle.FiguresCheck;
import org.karmayogi.pulse.e2e.oracle.Oracle;
import org.karmayogi.pulse.e2e.oracle.People;
import org.karmayogi.pulse.e2e.oracle.Scope;
import tools.jackson.databind.JsonNode;

/** Everything that must hold once the faults are over, nothing is being sent and the lag is zero. For one thread. */
public final class OracleCheck {

    private static final int LEARNERS_ASKED = 25;
    private static final int ATTEMPTS = 5;

    private final Cluster cluster;
    private final Truth truth;
    private final Junk junk;
    private final List<String> departments;
    private final Random random;
    private int figures;
    private long recounted;

    /** @param departments those that are compared by district and by category, too */
    public OracleCheck(Cluster cluster, Truth truth, Junk junk, List<String> departments, long seed) {
        this.cluster = cluster;
        this.truth = truth;
        this.junk = junk;
        this.departments = departments;
        this.random = new Random(seed);
    }

    /** Waits until all figures are complete, and returns every difference; empty when all is well. */
    public List<String> differences() throws IOException {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            settle();
            truth.read();
            long before = truth.records();
            List<String> differences = compare();
            truth.read();
            // A record whose sender was told "unknown" long ago may still come: then the comparison was of two things.
            if (truth.records() == before) {
                return differences;
            }
        }
        throw new AssertionError("The log does not come to rest");
    }

    private void settle() throws IOException {
        Instant now = Instant.now();
        new PulseClient(cluster).settle(now);
        for (var instance : cluster.metrics()) {
            instance.client().settle(now);
        }
    }

    private List<String> compare() throws IOException {
        List<String> differences = new ArrayList<>(truth.differences());
        List<PortalEvent> counted = truth.counted();
        FiguresCheck check = new FiguresCheck(
                cluster.metrics().get(0).client(), new Oracle(counted, truth.receipts(), truth.people()));
        check.summary(Scope.STATE);
        check.rows("departments", Scope.STATE, code -> new Scope(code, "", ""));
        check.rows("districts", Scope.STATE, code -> new Scope("", code, ""));
        check.rows("categories", Scope.STATE, code -> new Scope("", "", code));
        for (String department : departments) {
            check.rows("districts", new Scope(department, "", ""), code -> new Scope(department, code, ""));
            check.rows("categories", new Scope(department, "", ""), code -> new Scope(department, "", code));
        }
        differences.addAll(check.differences());
        figures += check.scopes();
        differences.addAll(learners(counted));
        differences.addAll(recount());
        differences.addAll(junk.differences());
        return differences;
    }

    /** Some learners' proofs: of what counts for them each identity once, and none that was not sent. */
    private List<String> learners(List<PortalEvent> counted) throws IOException {
        People people = truth.people();
        Map<String, List<PortalEvent>> learners =
                counted.stream().collect(Collectors.groupingBy(event -> people.of(event.learnerId())));
        List<String> ids = new ArrayList<>(learners.keySet());
        List<String> differences = new ArrayList<>();
        for (int i = 0; i < LEARNERS_ASKED && !ids.isEmpty(); i++) {
            String id = ids.get(random.nextInt(ids.size()));
            List<String> expected = learners.get(id).stream()
                    .map(event -> event.source() + " " + event.id())
                    .sorted()
                    .toList();
            List<String> facts = new ArrayList<>();
            for (JsonNode fact : new PulseClient(cluster).learner(id).json(200).get("facts")) {
                if (!fact.get("type").asString().startsWith("identity.")
                        && !fact.get("effect").asString().equals("moved")) {
                    facts.add(
                            fact.get("source").asString() + " " + fact.get("id").asString());
                }
            }
            facts.sort(null);
            if (!facts.equals(expected)) {
                Set<String> missing = new HashSet<>(expected);
                missing.removeAll(facts);
                differences.add("learner " + id + " has " + facts.size() + " facts, not " + expected.size()
                        + "; missing: " + missing);
            }
        }
        return differences;
    }

    private List<String> recount() throws IOException {
        JsonNode audit = RecountCheck.recount(cluster.metrics().get(0).client());
        recounted += audit.get("learners").asLong();
        long differences = audit.get("differenceCount").asLong();
        return differences == 0 ? List.of() : List.of("the recount finds " + differences + ": " + audit);
    }

    /** How many sets of figures have been compared so far. */
    public int figures() {
        return figures;
    }

    /** How many learners recounts have folded so far. */
    public long recounted() {
        return recounted;
    }
}
