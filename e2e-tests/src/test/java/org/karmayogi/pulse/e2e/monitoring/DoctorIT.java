package org.karmayogi.pulse.e2e.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.karmayogi.pulse.e2e.faults.system.Cluster;
import org.karmayogi.pulse.e2e.system.DoctorCommand;

/** {@code ./pulse doctor} on a system of separate processes, of which one ends. */
class DoctorIT {

    private static final int STORE_HEAP_MEGABYTES = 256;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static Cluster cluster;

    @BeforeAll
    static void start() {
        cluster = new Cluster(STORE_HEAP_MEGABYTES);
        cluster.start();
    }

    @AfterAll
    static void stop() {
        cluster.close();
    }

    @Test
    void saysThatAllIsWellAndThenWhichServiceIsGone() throws IOException, InterruptedException {
        await().atMost(PATIENCE).untilAsserted(() -> {
            DoctorCommand.Result well = run();
            assertThat(well.status()).as(well.output()).isZero();
            assertThat(well.output())
                    .contains("ok    service       metrics-service is ready", "ok    versions      All run ")
                    .contains("ok    clocks", "ok    figures", "ok    lag", "ok    dead", "ok    offsets")
                    .doesNotContain("fail  ");
        });

        cluster.metrics().get(0).process().sigterm();
        DoctorCommand.Result gone = run();
        assertThat(gone.status()).as(gone.output()).isEqualTo(1);
        assertThat(gone.output())
                .contains("ok    service       enrolment-service is ready")
                .contains("fail  service       metrics-service does not answer the gateway. Start it")
                .contains("fail  figures       /v1/metrics/summary answers 503")
                .contains("fail  recount       /v1/audit answers 503");
    }

    private static DoctorCommand.Result run() throws IOException, InterruptedException {
        return DoctorCommand.run(cluster, "127.0.0.1:" + cluster.connections().direct());
    }
}
