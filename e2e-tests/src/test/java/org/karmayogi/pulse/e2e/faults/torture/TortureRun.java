package org.karmayogi.pulse.e2e.faults.torture;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
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
import org.karmayogi.pulse.e2e.faults.schedule.Schedule;
import org.karmayogi.pulse.e2e.faults.schedule.Site;
import org.karmayogi.pulse.e2e.faults.system.Cluster;
import tools.jackson.databind.JsonNode;

/** A load, a schedule of faults and a watch over every answer, on a system that runs; from time to time everything is compared. */
public final class TortureRun implements AutoCloseable {

    private final long seed;
    private final Cluster cluster;
    private final LogClient log;
    private final Ledger ledger = new Ledger();
    private final Junk junk;
    private final Schedule schedule;
    private final Load load;
    private final CutWatch watch;
    private final OracleCheck oracle;
    private final VitalsLog vitals = new VitalsLog();
    private final List<String> failures = new ArrayList<>();
    private int checkpoints;

    public TortureRun(Cluster cluster, long seed, int eventsPerSecond) throws IOException {
        this.seed = seed;
        this.cluster = cluster;
        this.log = new LogClient(cluster.connections().direct());
        this.junk = new Junk(log);
        PulseClient gateway = new PulseClient(cluster);
        List<String> departments = codes(gateway, "/v1/departments").subList(0, 12);
        List<String> districts = codes(gateway, "/v1/districts").subList(0, 12);
        this.schedule = new Schedule(new Site(cluster, log, junk, Schedule.dice(seed)));
        this.oracle = new OracleCheck(cluster, new Truth(ledger, junk, log), junk, departments.subList(0, 2), seed);
        this.watch = new CutWatch(cluster, ledger);
        this.load = new Load(
                new BatchSource(seed, departments, districts), new Push(gateway, ledger), eventsPerSecond, seed);
    }

    /** Faults for that long; the last one is let come to its end. */
    public void faults(Duration duration) {
        long end = System.nanoTime() + duration.toNanos();
        while (System.nanoTime() < end) {
            schedule.next();
        }
    }

    /** Stops sending, waits until the figures are complete, and compares everything. */
    public void checkpoint() throws Exception {
        checkpoints++;
        load.whileQuiet(() -> failures.addAll(oracle.differences()));
        failures.addAll(watch.broken());
        failures.addAll(load.unexpected());
    }

    /** Everything that was not as it must be; to be asked after a checkpoint. */
    public List<String> failures() {
        return failures;
    }

    void sampleVitals() {
        vitals.sample(cluster);
    }

    Progress progress() {
        return new Progress(seed, cluster, ledger, load, schedule, watch, oracle, junk, vitals, checkpoints);
    }

    /** Where to look, and what to start again with. */
    public String evidence() {
        return "seed " + seed + "; " + schedule.happened() + "; " + watch.answers() + " answers, " + watch.sums()
                + " sums; " + load.events() + " events sent; " + cluster.evidence();
    }

    /** Answers that have been looked at so far. */
    public long answers() {
        return watch.answers();
    }

    static List<String> codes(PulseClient client, String register) throws IOException {
        List<String> codes = new ArrayList<>();
        for (JsonNode item : client.get(register).json(200).get("items")) {
            codes.add(item.get("code").asString());
        }
        return codes;
    }

    @Override
    public void close() {
        load.close();
        watch.close();
        log.close();
    }
}
