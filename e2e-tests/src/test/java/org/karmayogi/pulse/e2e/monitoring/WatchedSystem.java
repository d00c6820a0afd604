package org.karmayogi.pulse.e2e.monitoring;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.karmayogi.pulse.e2e.client.Batch;
import org.karmayogi.pulse.e2e.client.PulseClient;
import org.karmayogi.pulse.e2e.faults.log.LogClient;
import org.karmayogi.pulse.e2e.faults.system.Cluster;
import org.karmayogi.pulse.e2e.history.MessyHistory;
import org.karmayogi.pulse.e2e.system.Pause;
import tools.jackson.databind.JsonNode;

/** All services as processes, under a light load that touches every road that has a meter, until it is closed. */
final class WatchedSystem implements AutoCloseable {

    private static final int STORE_HEAP_MEGABYTES = 384;
    private static final int PAUSE_MILLIS = 40;

    private final Cluster cluster = new Cluster(STORE_HEAP_MEGABYTES);
    private final Map<String, PulseClient> services = new LinkedHashMap<>();
    private final PulseClient gateway;
    private final LogClient log;
    private final Thread load;
    private final Object turn = new Object();
    private volatile boolean closing;

    WatchedSystem() {
        cluster.start();
        gateway = new PulseClient(cluster);
        log = new LogClient(cluster.connections().direct());
        for (String service : List.of("gateway", "onboarding-service", "enrolment-service")) {
            services.put(service, cluster.client(service));
        }
        services.put("metrics-service", cluster.metrics().get(0).client());
        load = new Thread(this::push, "load");
        load.setDaemon(true);
        load.start();
    }

    /** Clients of each process by the name of its service. */
    Map<String, PulseClient> services() {
        return services;
    }

    /** The key of that name. */
    String key(String name) {
        return cluster.keys().get(name);
    }

    String evidence() {
        return cluster.evidence();
    }

    /** Does something while nothing new arrives. */
    void whileQuiet(Runnable work) {
        synchronized (turn) {
            work.run();
        }
    }

    private void push() {
        for (int seed = 1; !closing; seed++) {
            try {
                List<String> departments = codes("/v1/departments");
                List<String> districts = codes("/v1/districts");
                push(Batch.split(MessyHistory.generate(seed, 200, 600, departments, districts), 30, new Random(seed)));
                goWrong();
            } catch (IOException e) {
                Pause.millis(PAUSE_MILLIS); // a request that a busy machine lost; there are enough others
            }
        }
    }

    private void push(List<Batch> batches) throws IOException {
        for (Batch batch : batches) {
            if (closing) {
                return;
            }
            synchronized (turn) {
                gateway.push(batch);
                gateway.get("/v1/metrics/summary");
            }
            Pause.millis(PAUSE_MILLIS);
        }
    }

    /** What a system meets as well: no key, a wrong event, an event of a feed that tells nothing, a record written past intake; and a recount. */
    private void goWrong() throws IOException {
        synchronized (turn) {
            gateway.send(gateway.request("/v1/metrics/summary"));
            gateway.push("/v1/onboardings", "[{}]");
            gateway.push("/v1/completions", "[{}]");
            gateway.push("/telemetry/v3", "{\"events\":[{}]}");
            log.write(new ProducerRecord<>(LogClient.EVENTS, "UP-1".getBytes(UTF_8), "{}".getBytes(UTF_8)));
            gateway.push("/v1/audit", "", "admin");
        }
    }

    private List<String> codes(String register) throws IOException {
        List<String> codes = new ArrayList<>();
        for (JsonNode item : gateway.get(register).json(200).get("items")) {
            codes.add(item.get("code").asString());
        }
        return codes;
    }

    @Override
    public void close() {
        closing = true;
        try {
            load.join(10_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        log.close();
        cluster.close();
    }
}
