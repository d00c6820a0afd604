package org.karmayogi.pulse.e2e.trace;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.karmayogi.pulse.e2e.client.PulseClient;
import org.karmayogi.pulse.e2e.faults.log.LogClient;
import org.karmayogi.pulse.e2e.faults.log.TopicReader;
import org.karmayogi.pulse.e2e.faults.process.ManagedProcess;
import org.karmayogi.pulse.e2e.faults.system.Cluster;
import org.karmayogi.pulse.e2e.system.Pause;
import org.karmayogi.pulse.e2e.trace.SpanCollector.Seen;

/** The services as containers have them: traces to a collector, one JSON object a line on the console. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class TracesAndLogsIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int STORE_HEAP_MEGABYTES = 256;
    private static final String CALLER = "00f067aa0ba902b7";

    private final SpanCollector collector = new SpanCollector();
    private final Cluster cluster = new Cluster(
            STORE_HEAP_MEGABYTES,
            "--management.opentelemetry.tracing.export.otlp.endpoint=" + collector.endpoint(),
            "--management.opentelemetry.tracing.export.schedule-delay=200ms",
            // What a caller decides counts all the same.
            "--management.tracing.sampling.probability=0",
            "--logging.structured.format.console=ecs");
    private PulseClient gateway;
    private LogClient log;

    @BeforeAll
    void start() {
        cluster.start();
        gateway = new PulseClient(cluster);
        log = new LogClient(cluster.connections().direct());
    }

    @AfterAll
    void stop() {
        log.close();
        cluster.close();
        collector.close();
    }

    @Test
    void aRequestIsFollowedFromItsCallerToTheCommit() throws IOException {
        String trace = "4bf92f3577b34da6a3ce929d0e0e4736";
        push("/v1/onboardings", learner("followed"), trace, "01");
        gateway.settle(Instant.now());
        Awaitility.await().atMost(PATIENCE).until(() -> of(trace, "metrics-service") != null);

        Seen routed = of(trace, "gateway");
        Seen taken = of(trace, "onboarding-service");
        Seen counted = of(trace, "metrics-service");
        assertThat(routed.parentId()).isEqualTo(CALLER);
        assertThat(taken.parentId()).isEqualTo(routed.spanId());
        assertThat(traceparents("followed")).containsExactly("00-" + trace + "-" + taken.spanId() + "-01");
        assertThat(counted.parentId()).isEqualTo(taken.spanId());
        assertThat(List.of(routed.name(), taken.name(), counted.name()))
                .containsExactly("POST onboarding-intake", "http post /v1/onboardings", "count learning-events");
    }

    @Test
    void aRequestThatIsNotSampledLeavesNoHeaderAndNoSpan() throws IOException {
        String trace = "5bf92f3577b34da6a3ce929d0e0e4736";
        push("/v1/onboardings", learner("unsampled"), trace, "00");
        gateway.push("/v1/onboardings", learner("untraced")).expect(202);
        aRequestIsSeenThatCameLater();

        assertThat(traceparents("unsampled")).isEmpty();
        assertThat(traceparents("untraced")).isEmpty();
        assertThat(collector.of(trace)).isEmpty();
    }

    private void aRequestIsSeenThatCameLater() throws IOException {
        String later = UUID.randomUUID().toString().replace("-", "");
        push("/v1/onboardings", learner("later"), later, "01");
        Awaitility.await().atMost(PATIENCE).until(() -> of(later, "metrics-service") != null);
    }

    /** The last one: nothing serves afterwards. */
    @Test
    @Order(Integer.MAX_VALUE)
    void noLogAndNoSpanSaysWhoItIsAbout() throws IOException {
        Marks marks = new Marks(gateway);
        double dead = cluster.metricsMeter("pulse_dead_total");
        marks.send();
        marks.write(log);
        for (PulseClient process : clients()) {
            marks.shout(process.address());
        }
        aRequestIsSeenThatCameLater();
        Awaitility.await().atMost(PATIENCE).until(() -> cluster.metricsMeter("pulse_dead_total") >= dead + 3);
        endTheStoreAndThenTheBroker(marks);

        List<String> secrets = new ArrayList<>(Marks.ALL);
        secrets.addAll(cluster.keys().values());
        services().forEach((service, process) -> {
            String output = process.output();
            assertThat(output.lines()).as("lines of %s", service).hasSizeGreaterThan(3);
            assertThat(new LogLines(service, secrets).faults(output))
                    .as(service)
                    .isEmpty();
        });
        assertThat(collector.spans())
                .as("spans, their attributes and errors")
                .isNotEmpty()
                .allSatisfy(span -> assertThat(span.text()).doesNotContain(secrets.toArray(new String[0])));
    }

    /** With events about the same person on their way. */
    private void endTheStoreAndThenTheBroker(Marks marks) throws IOException {
        cluster.store().kill9();
        Awaitility.await().atMost(PATIENCE).ignoreExceptions().until(() -> {
            marks.write(log);
            gateway.push("/v1/onboardings", learner("MARKED-4711"));
            return cluster.metricsMeter("pulse_store_failures_total") > 0;
        });
        assertThat(cluster.metrics().get(0).process().output()).contains("the store failed, trying again");
        cluster.broker().kill9();
        Pause.millis(2_000);
        gateway.push("/v1/onboardings", learner("MARKED-4711"));
    }

    private List<PulseClient> clients() {
        return List.of(
                cluster.client("gateway"),
                cluster.client("onboarding-service"),
                cluster.client("enrolment-service"),
                cluster.metrics().get(0).client());
    }

    private Map<String, ManagedProcess> services() {
        Map<String, ManagedProcess> services = new LinkedHashMap<>();
        services.put("gateway", cluster.gateway());
        services.put("onboarding-service", cluster.onboarding());
        services.put("enrolment-service", cluster.enrolment());
        services.put("metrics-service", cluster.metrics().get(0).process());
        return services;
    }

    private void push(String path, String body, String trace, String flags) throws IOException {
        gateway.send(gateway.request(path, "portal")
                        .header("Content-Type", "application/json")
                        .header("traceparent", "00-" + trace + "-" + CALLER + "-" + flags)
                        .POST(BodyPublishers.ofString(body)))
                .expect(202);
    }

    private Seen of(String trace, String service) {
        return collector.of(trace).stream()
                .filter(span -> span.service().equals(service))
                .findFirst()
                .orElse(null);
    }

    private List<String> traceparents(String learner) {
        List<String> found = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> record : new TopicReader(log, LogClient.EVENTS).next()) {
            if (record.key() != null && new String(record.key(), UTF_8).equals("T-" + learner)) {
                for (Header header : record.headers().headers("traceparent")) {
                    found.add(new String(header.value(), UTF_8));
                }
            }
        }
        return found;
    }

    private static String learner(String name) {
        return """
            {"id":"t-%s","learnerId":"T-%s","occurredAt":"2024-01-15T10:30:00+05:30","department":"SOCIAL-WELFARE",\
            "district":"LUCKNOW","category":"officer"}""".formatted(name, name);
    }
}
