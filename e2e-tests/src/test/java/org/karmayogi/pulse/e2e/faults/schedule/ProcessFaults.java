package org.karmayogi.pulse.e2e.faults.schedule;

import java.util.List;
import java.util.function.Function;
import org.karmayogi.pulse.e2e.faults.process.ManagedProcess;
import org.karmayogi.pulse.e2e.faults.proxy.Trap;
import org.karmayogi.pulse.e2e.faults.system.MetricsInstance;
import org.karmayogi.pulse.e2e.system.Pause;

/** Processes that die, stop, sleep, come and go. */
final class ProcessFaults {

    /** Beyond the consumers' session of 6 s: the partitions get another owner meanwhile. */
    private static final int BEYOND_SESSION_MILLIS = 8_500;

    private ProcessFaults() {}

    static List<Fault> all() {
        return List.of(
                new Fault("kill -9 onboarding-service", killing(site -> site.cluster()
                        .onboarding())),
                new Fault("kill -9 enrolment-service", killing(site -> site.cluster()
                        .enrolment())),
                new Fault("kill -9 metrics-service", killing(site -> site.anyMetrics()
                        .process())),
                new Fault("kill -9 gateway", killing(site -> site.cluster().gateway())),
                new Fault("kill -9 broker", killing(site -> site.cluster().broker())),
                new Fault("kill -9 metrics-service in a flush", ProcessFaults::killInFlush),
                new Fault(
                        "SIGTERM an intake service",
                        stopping(site -> site.random().nextBoolean()
                                ? site.cluster().onboarding()
                                : site.cluster().enrolment())),
                new Fault("SIGTERM metrics-service", stopping(site -> site.anyMetrics()
                        .process())),
                new Fault("SIGSTOP metrics-service beyond its session", ProcessFaults::sleep),
                new Fault("SIGSTOP the store", site -> {
                    site.cluster().store().pause();
                    site.hold(2_000, 6_000);
                    site.cluster().store().resume();
                }),
                new Fault("metrics-services 1 to 4", site -> {
                    int count = 2 + site.random().nextInt(3);
                    site.cluster().scaleTo(count);
                    site.hold(3_000, 8_000);
                    site.cluster().scaleTo(1);
                }));
    }

    private static java.util.function.Consumer<Site> killing(Function<Site, ManagedProcess> which) {
        return site -> {
            ManagedProcess process = which.apply(site);
            process.kill9();
            site.hold(0, 2_000);
            process.start();
        };
    }

    private static java.util.function.Consumer<Site> stopping(Function<Site, ManagedProcess> which) {
        return site -> {
            ManagedProcess process = which.apply(site);
            process.sigterm();
            process.start();
        };
    }

    /** Another instance takes over while one sleeps; it wakes up and must notice. */
    private static void sleep(Site site) {
        MetricsInstance sleeper = site.anyMetrics();
        site.cluster().scaleTo(2);
        site.hold(1_000, 3_000);
        sleeper.process().pause();
        Pause.millis(BEYOND_SESSION_MILLIS);
        sleeper.process().resume();
        site.hold(2_000, 4_000);
        site.cluster().scaleTo(1);
    }

    private static void killInFlush(Site site) {
        MetricsInstance victim = site.anyMetrics();
        Trap.AtWrite trap =
                new Trap.AtWrite(1 + site.random().nextInt(60), site.random().nextBoolean(), victim.process()::kill9);
        victim.store().set(trap);
        for (int wait = 0; wait < 50 && !trap.hasSprung(); wait++) {
            Pause.millis(100);
        }
        victim.store().pass();
        if (!victim.process().isAlive()) {
            victim.process().start();
        }
    }
}
