package org.karmayogi.pulse.e2e.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.BooleanSupplier;
import org.karmayogi.pulse.e2e.client.Batch;
import org.karmayogi.pulse.e2e.client.PulseClient;
import org.karmayogi.pulse.e2e.faults.check.CutWatch;
import org.karmayogi.pulse.e2e.faults.check.OracleCheck;
import org.karmayogi.pulse.e2e.faults.check.Truth;
import org.karmayogi.pulse.e2e.faults.ledger.BatchSource;
import org.karmayogi.pulse.e2e.faults.ledger.Ledger;
import org.karmayogi.pulse.e2e.faults.ledger.Load;
import org.karmayogi.pulse.e2e.faults.ledger.Push;
import org.karmayogi.pulse.e2e.faults.log.Junk;
import org.karmayogi.pulse.e2e.faults.log.LogClient;
import org.karmayogi.pulse.e2e.faults.process.ManagedProcess;
import org.karmayogi.pulse.e2e.faults.system.Cluster;
import org.karmayogi.pulse.e2e.faults.system.MetricsInstance;
import org.karmayogi.pulse.e2e.history.MessyHistory;
import org.karmayogi.pulse.e2e.history.PortalEvent;
import org.karmayogi.pulse.e2e.system.Pause;
import tools.jackson.databind.JsonNode;

/** A running system with the account of all that was ever sent to it, so that one system can serve many tests. */
public final class Scene implements AutoCloseable {

    private final Cluster cluster;
    private final LogClient log;
    private final PulseClient gateway;
    private final Ledger ledger = new Ledger();
    private final Junk junk;
    private final OracleCheck oracle;
    private final List<String> departments;
    private final List<String> districts;
    private long populations;

    /** Starts everything, with one metrics-service. */
    public Scene(int storeHeapMegabytes, long seed) throws IOException {
        cluster = new Cluster(storeHeapMegabytes);
        cluster.start();
        log = new LogClient(cluster.connections().direct());
        cluster.missACopy(log);
        junk = new Junk(log);
        gateway = new PulseClient(cluster);
        departments = codes("/v1/departments").subList(0, 12);
        districts = codes("/v1/districts").subList(0, 12);
        oracle = new OracleCheck(cluster, new Truth(ledger, junk, log), junk, departments.subList(0, 2), seed);
    }

    private List<String> codes(String register) throws IOException {
        List<String> codes = new ArrayList<>();
        for (JsonNode item : gateway.get(register).json(200).get("items")) {
            codes.add(item.get("code").asString());
        }
        return codes;
    }

    public Cluster cluster() {
        return cluster;
    }

    public LogClient log() {
        return log;
    }

    public Ledger ledger() {
        return ledger;
    }

    public Junk junk() {
        return junk;
    }

    public OracleCheck oracle() {
        return oracle;
    }

    /** The gateway, as portals see it. */
    public PulseClient gateway() {
        return gateway;
    }

    /** A department's code. */
    public String department(int number) {
        return departments.get(number);
    }

    /** A district's code. */
    public String district(int number) {
        return districts.get(number);
    }

    /** What has been sent is noted, whoever is asked to take it. */
    public Push pushTo(PulseClient client) {
        return new Push(client, ledger);
    }

    /** Events of people of whom nothing was sent yet. */
    public List<PortalEvent> newEvents(int learners, int count) {
        return MessyHistory.generate(++populations, learners, count, departments, districts);
    }

    /** Sends until every event has a certain answer. */
    public void pushAll(List<PortalEvent> events) {
        Push push = pushTo(gateway);
        for (Batch batch : Batch.split(events, 200, new Random(populations))) {
            await(() -> push.send(batch).certain(), Duration.ofSeconds(60), "a certain answer to a batch");
        }
    }

    /** A steady load from now on. */
    public Load load(int eventsPerSecond, long seed) {
        return new Load(new BatchSource(seed, departments, districts), pushTo(gateway), eventsPerSecond, seed);
    }

    /** A watch over every answer from now on. */
    public CutWatch watch() {
        return new CutWatch(cluster, ledger);
    }

    /** Everything that was ever sent, compared with everything that is answered. */
    public void assertClean() throws IOException {
        assertThat(oracle.differences()).as(cluster.evidence()).isEmpty();
    }

    /** Waits for something that must come about. */
    public void await(BooleanSupplier comes, Duration within, String what) {
        long deadline = System.nanoTime() + within.toNanos();
        while (!comes.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("Not within " + within + ": " + what + "; " + cluster.evidence());
            }
            Pause.millis(100);
        }
    }

    /** Ends whatever fault is left, so that the next test finds a system that works. */
    public void heal() {
        cluster.connections().intake().pass();
        cluster.connections().metrics().pass();
        for (ManagedProcess process : cluster.all()) {
            if (!process.isAlive()) {
                process.start();
            } else if (!process.isRunning()) {
                process.resume();
            }
        }
        cluster.metrics().forEach(instance -> instance.store().pass());
        cluster.scaleTo(1);
        log.configure(LogClient.EVENTS, "min.insync.replicas", "1");
    }

    /** The only metrics-service, where there is one. */
    public MetricsInstance metrics() {
        return cluster.metrics().get(0);
    }

    @Override
    public void close() {
        log.close();
        cluster.close();
    }
}
