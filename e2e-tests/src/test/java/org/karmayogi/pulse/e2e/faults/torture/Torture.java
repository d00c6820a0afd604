package org.karmayogi.pulse.e2e.faults.torture;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.karmayogi.pulse.e2e.faults.Scene;

/** {@code ./pulse torture --minutes N --seed S}: mixed faults for a long time, with everything compared every two minutes. */
public final class Torture {

    private static final Duration BETWEEN_CHECKPOINTS = Duration.ofMinutes(2);
    private static final int PROGRESS_SECONDS = 10;
    /** An hour's 800,000 events, in up to four generations at a time, at 2 kB an event as objects of the embedded store. */
    private static final int STORE_HEAP_MEGABYTES = 8_192;

    private Torture() {}

    /** Exits with 0 only when every comparison was clean and nothing had grown. */
    public static void main(String[] arguments) {
        if (List.of(arguments).contains("--help")) {
            System.out.println(Options.USAGE);
            return;
        }
        int status = 1;
        try {
            status = run(Options.of(arguments)) ? 0 : 1;
        } catch (IllegalArgumentException e) {
            System.err.println("pulse torture: " + e.getMessage());
            status = 2;
        } catch (Exception | AssertionError e) {
            System.err.println("pulse torture: " + e.getMessage());
        }
        exit(status);
    }

    private static void exit(int status) {
        System.exit(status);
    }

    private static boolean run(Options options) throws Exception {
        long start = System.nanoTime();
        System.out.println("Torture for " + options.minutes() + " min, seed " + options.seed() + ", "
                + options.eventsPerSecond() + " events/s");
        ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
        try (Scene scene = new Scene(STORE_HEAP_MEGABYTES, options.seed())) {
            System.out.println("Started; " + scene.cluster().evidence());
            try (TortureRun run = new TortureRun(scene, options.seed(), options.eventsPerSecond())) {
                ScheduledFuture<?> sampling = clock.scheduleWithFixedDelay(run::sampleVitals, 2, 2, TimeUnit.SECONDS);
                ScheduledFuture<?> reporting = clock.scheduleWithFixedDelay(
                        () -> report(run, start), PROGRESS_SECONDS, PROGRESS_SECONDS, TimeUnit.SECONDS);
                long end = start + Duration.ofMinutes(options.minutes()).toNanos();
                while (run.failures().isEmpty() && System.nanoTime() < end) {
                    long left = Math.min(BETWEEN_CHECKPOINTS.toNanos(), end - System.nanoTime());
                    run.faults(Duration.ofNanos(left));
                    run.checkpoint();
                    System.out.println("checkpoint: "
                            + (run.failures().isEmpty()
                                    ? "clean"
                                    : run.failures().size() + " differences"));
                }
                sampling.cancel(false);
                reporting.cancel(false);
                return finish(run, start);
            }
        } finally {
            clock.shutdownNow();
        }
    }

    private static void report(TortureRun run, long start) {
        System.out.println(run.progress().line(Duration.ofNanos(System.nanoTime() - start)));
    }

    private static boolean finish(TortureRun run, long start) {
        Progress progress = run.progress();
        List<String> grown = progress.vitals().grown();
        Duration elapsed = Duration.ofNanos(System.nanoTime() - start);
        progress.summary(elapsed, run.failures()).forEach(System.out::println);
        run.failures().stream().limit(50).forEach(failure -> System.out.println("FAILED " + failure));
        grown.forEach(growth -> System.out.println("GROWN " + growth));
        boolean clean = run.failures().isEmpty() && grown.isEmpty();
        System.out.println(clean ? "clean" : "NOT clean; " + run.evidence());
        return clean;
    }
}
