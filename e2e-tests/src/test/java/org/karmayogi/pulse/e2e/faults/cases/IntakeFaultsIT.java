package org.karmayogi.pulse.e2e.faults.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.karmayogi.pulse.e2e.client.Answer;
import org.karmayogi.pulse.e2e.client.Batch;
import org.karmayogi.pulse.e2e.client.PulseClient;
import org.karmayogi.pulse.e2e.faults.Scene;
import org.karmayogi.pulse.e2e.faults.SharedScene;
import org.karmayogi.pulse.e2e.faults.ledger.Fate;
import org.karmayogi.pulse.e2e.faults.ledger.Load;
import org.karmayogi.pulse.e2e.faults.ledger.Push;
import org.karmayogi.pulse.e2e.faults.log.LogClient;
import org.karmayogi.pulse.e2e.faults.system.Meters;
import org.karmayogi.pulse.e2e.system.Pause;

/** The intake services while the log, or they themselves, go away. */
@ExtendWith(SharedScene.class)
class IntakeFaultsIT {

    /** The services' ack timeout of 5 s, and time to notice. */
    private static final Duration BUDGET = Duration.ofSeconds(7);

    @Test
    void case01_brokerDownDuringAPush(Scene scene) throws IOException {
        PulseClient onboarding = scene.cluster().client("onboarding-service");
        scene.pushAll(new People(scene).onboardings(3).events());
        double unavailable = intake(scene, "unavailable");

        scene.cluster().broker().kill9();
        Batch batch = new People(scene).onboardings(5);
        long start = System.nanoTime();
        Answer answer = onboarding.push(batch);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(BUDGET);
        answer.problem(503, "log-unavailable");
        assertThat(onboarding.get("/actuator/health/liveness").status()).isEqualTo(200);
        assertThat(intake(scene, "unavailable")).isEqualTo(unavailable + 5);

        scene.cluster().broker().start();
        scene.pushAll(batch.events());
        scene.assertClean();
    }

    @Test
    void case02_theAcknowledgementIsLost(Scene scene) throws IOException {
        Push push = scene.pushTo(scene.cluster().client("onboarding-service"));
        push.send(new People(scene).onboardings(3));
        double duplicates = scene.cluster().metricsMeter("pulse_records_total", "outcome=\"duplicate\"");
        double unknown = intake(scene, "unknown");

        Batch batch = new People(scene).onboardings(5);
        scene.cluster().connections().intake().swallowAnswers();
        assertThat(push.send(batch).fates()).isEqualTo(Map.of(Fate.UNKNOWN, 5));
        scene.cluster().connections().intake().pass();
        assertThat(intake(scene, "unknown")).isEqualTo(unknown + 5);

        scene.pushAll(batch.events());
        scene.assertClean();
        assertThat(scene.cluster().metricsMeter("pulse_records_total", "outcome=\"duplicate\""))
                .as("the records of the retry")
                .isGreaterThanOrEqualTo(duplicates + 5);
    }

    @Test
    void case03_belowMinInSyncReplicas(Scene scene) throws IOException {
        Push push = scene.pushTo(scene.cluster().client("onboarding-service"));
        double unavailable = intake(scene, "unavailable");

        // One of the two copies is missing.
        scene.log().configure(LogClient.EVENTS, "min.insync.replicas", "2");
        Batch batch = new People(scene).onboardings(5);
        Push.Outcome outcome = push.send(batch);
        assertThat(outcome.status()).isEqualTo(503);
        assertThat(intake(scene, "unavailable")).isEqualTo(unavailable + 5);

        scene.log().configure(LogClient.EVENTS, "min.insync.replicas", "1");
        scene.pushAll(batch.events());
        scene.assertClean();
    }

    @Test
    void case04_intakeKilledInMidBatch(Scene scene) throws IOException {
        double refused = refusedByGateway(scene);
        try (Load load = scene.load(400, 4)) {
            Pause.millis(1_500);
            scene.cluster().enrolment().kill9();
            Pause.millis(1_000);
            scene.cluster().enrolment().start();
            Pause.millis(1_000);
            assertThat(load.unexpected()).isEmpty();
        }
        assertThat(scene.ledger().count(Fate.ACCEPTED)).isPositive();
        scene.assertClean();
        assertThat(refusedByGateway(scene)).isGreaterThan(refused);
    }

    @Test
    void case05_sigtermUnderLoad(Scene scene) throws IOException {
        PulseClient direct = scene.cluster().client("enrolment-service");
        try (Load load = scene.load(400, 5);
                RequestsInFlight requests = new RequestsInFlight(scene, direct)) {
            Pause.millis(1_500);
            scene.cluster().enrolment().askToStop();
            scene.await(() -> !scene.cluster().enrolment().isAlive(), Duration.ofSeconds(20), "the end after SIGTERM");
            // The gateway is told to go elsewhere before anything is refused, and whoever asks it is answered.
            requests.assertNotReadyBeforeRefused();
            requests.assertNoneReset();
            scene.cluster().enrolment().start();
            // The gateway's circuit rests for 3 s before it tries the service again.
            scene.await(
                    () -> Meters.sum(List.of(direct), "pulse_intake_events_total", "outcome=\"accepted\"") > 0,
                    Duration.ofSeconds(10),
                    "the one that came back accepts events through the gateway");
            assertThat(load.unexpected()).isEmpty();
        }
        scene.assertClean();
    }

    /** The gateway keeps one for 15 s; a request that meets the moment in which a service closes it would be answered 503. */
    @Test
    void servicesKeepAConnectionForLongerThanTheGatewayDoes(Scene scene) throws IOException {
        List<PulseClient> services = List.of(
                scene.cluster().client("onboarding-service"),
                scene.cluster().client("enrolment-service"),
                scene.metrics().client());
        List<Socket> connections = new ArrayList<>();
        try {
            for (PulseClient service : services) {
                Socket connection = new Socket(
                        service.address().getHost(), service.address().getPort());
                connections.add(connection);
                assertThat(asked(connection)).startsWith("HTTP/1.1 200");
            }
            Pause.millis(16_000);
            for (Socket connection : connections) {
                assertThat(asked(connection)).startsWith("HTTP/1.1 200");
            }
        } finally {
            for (Socket connection : connections) {
                connection.close();
            }
        }
    }

    /** An answer, which has no body; nothing where the connection is closed. */
    private static String asked(Socket connection) throws IOException {
        connection.setSoTimeout(5_000);
        connection
                .getOutputStream()
                .write("HEAD /actuator/health/liveness HTTP/1.1\r\nHost: localhost\r\n\r\n"
                        .getBytes(StandardCharsets.US_ASCII));
        byte[] answer = new byte[4_096];
        int length = connection.getInputStream().read(answer);
        return new String(answer, 0, Math.max(0, length), StandardCharsets.US_ASCII);
    }

    private static double intake(Scene scene, String outcome) {
        return Meters.sum(
                List.of(scene.cluster().client("onboarding-service")),
                "pulse_intake_events_total",
                "outcome=\"" + outcome + "\"");
    }

    private static double refusedByGateway(Scene scene) {
        return Meters.sum(
                List.of(scene.gateway()), "pulse_gateway_requests_seconds_count", "outcome=\"service-unavailable\"");
    }
}
