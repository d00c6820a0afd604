package org.karmayogi.pulse.e2e.faults.torture;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.karmayogi.pulse.e2e.faults.Scene;
import org.karmayogi.pulse.e2e.faults.check.CutWatch;
import org.karmayogi.pulse.e2e.faults.ledger.Load;
import org.karmayogi.pulse.e2e.faults.schedule.Schedule;
import org.karmayogi.pulse.e2e.faults.schedule.Site;

/** A load, a schedule of faults and a watch over every answer, on a system that runs; from time to time everything is compared. */
public final class TortureRun implements AutoCloseable {

    private final long seed;
    private final Scene scene;
    private final Schedule schedule;
    private final Load load;
    private final CutWatch watch;
    private final VitalsLog vitals = new VitalsLog();
    private final List<String> failures = new ArrayList<>();
    private int checkpoints;

    public TortureRun(Scene scene, long seed, int eventsPerSecond) {
        this.seed = seed;
        this.scene = scene;
        this.schedule = new Schedule(new Site(scene.cluster(), scene.log(), scene.junk(), new Random(seed)));
        this.watch = scene.watch();
        this.load = scene.load(eventsPerSecond, seed);
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
        load.whileQuiet(() -> failures.addAll(scene.oracle().differences()));
        failures.addAll(watch.broken());
        failures.addAll(load.unexpected());
    }

    /** Everything that was not as it must be; to be asked after a checkpoint. */
    public List<String> failures() {
        return failures;
    }

    void sampleVitals() {
        vitals.sample(scene.cluster());
    }

    Progress progress() {
        return new Progress(seed, scene, load, schedule, watch, vitals, checkpoints);
    }

    /** Where to look, and what to start again with. */
    public String evidence() {
        return "seed " + seed + "; " + schedule.happened() + "; " + watch.answers() + " answers, " + watch.sums()
                + " sums; " + load.events() + " events sent; "
                + scene.cluster().evidence();
    }

    /** Answers that have been looked at so far. */
    public long answers() {
        return watch.answers();
    }

    @Override
    public void close() {
        load.close();
        watch.close();
    }
}
