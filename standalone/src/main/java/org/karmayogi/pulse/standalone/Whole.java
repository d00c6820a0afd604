package org.karmayogi.pulse.standalone;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.karmayogi.pulse.embedded.EmbeddedBroker;
import org.karmayogi.pulse.embedded.EmbeddedStore;
import org.karmayogi.pulse.gateway.GatewayApplication;
import org.karmayogi.pulse.standalone.command.CommandException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Broker, store, services and gateway, started in this order and stopped in the other one. */
final class Whole implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Whole.class);

    private final Settings settings;
    private final DataFolder folder;
    private final Deque<AutoCloseable> started = new ArrayDeque<>();
    private boolean closed;

    Whole(Settings settings, DataFolder folder) {
        this.settings = settings;
        this.folder = folder;
        started.push(folder);
    }

    /** The gateway's address, once it serves and has folded whatever the log holds. */
    String start() throws InterruptedException {
        GatewayPort.mustBeFree(settings.port());
        FirstKeys keys = FirstKeys.in(folder);
        EmbeddedBroker broker = opened(broker());
        folder.tellKafka(broker.bootstrapServers());
        if (broker.predecessorWasKilled()) {
            LostMembers.leave(broker.bootstrapServers());
        }
        EmbeddedStore store = opened(EmbeddedStore.start());
        List<String> shared = List.of(
                "server.address=127.0.0.1",
                "pulse.access.keys-file=" + folder.accessKeys(),
                "spring.kafka.bootstrap-servers=" + broker.bootstrapServers(),
                "spring.mongodb.uri=" + store.connectionString("pulse"),
                // Should one hang, the others have its partitions soon.
                "spring.kafka.consumer.properties.session.timeout.ms=6000",
                "spring.kafka.consumer.properties.heartbeat.interval.ms=1500",
                // The store ends with the process: a flush while the log is folded again would only write learners who
                // change again before the next.
                "pulse.metrics.consume.catch-up-interval=30s",
                // Nobody balances load over it.
                "pulse.drain.period=0s",
                // A stop should not wait for a board that watches the event stream.
                "spring.lifecycle.timeout-per-shutdown-phase=3s");
        Map<Service, StartedApplication> services = services(shared);
        // The port opens once there are figures: a caller is refused for a while rather than told 503.
        new Readiness(address(services, Service.METRICS), keys.reader()).await();
        return gateway(shared, services).address();
    }

    private EmbeddedBroker broker() {
        try {
            return EmbeddedBroker.start(folder.kafka());
        } catch (IOException e) {
            throw new CommandException(String.valueOf(e.getMessage()), e);
        }
    }

    private Map<Service, StartedApplication> services(List<String> shared) throws InterruptedException {
        List<String> properties = new ArrayList<>(shared);
        properties.add("server.port=0");
        // The gateway's jars are on the class path, and its routes are not these applications' business.
        properties.add("spring.cloud.gateway.server.webflux.enabled=false");
        Map<Service, StartingApplication> starting = new EnumMap<>(Service.class);
        for (Service service : Service.values()) {
            starting.put(service, StartingApplication.start(service.code(), service.application(), properties));
        }
        Map<Service, StartedApplication> services = new EnumMap<>(Service.class);
        for (Map.Entry<Service, StartingApplication> entry : starting.entrySet()) {
            services.put(entry.getKey(), opened(entry.getValue().await()));
        }
        return services;
    }

    private static String address(Map<Service, StartedApplication> services, Service service) {
        return Objects.requireNonNull(services.get(service), "every service was started")
                .address();
    }

    private StartedApplication gateway(List<String> shared, Map<Service, StartedApplication> services)
            throws InterruptedException {
        List<String> properties = new ArrayList<>(shared);
        properties.add("server.port=" + settings.port());
        services.forEach((service, application) ->
                properties.add("pulse.services." + service.code() + ".url=" + application.address()));
        return opened(StartingApplication.start("gateway", GatewayApplication.application(), properties)
                .await());
    }

    private synchronized <T extends AutoCloseable> T opened(T part) {
        if (closed) {
            // Told to stop while starting: this part came too late to be stopped with the others.
            stop(part);
            throw new CommandException("Stopped while starting");
        }
        started.push(part);
        return part;
    }

    /** The gateway first, so that nothing new comes in; the broker last, so that the services can finish what they have. */
    @Override
    public synchronized void close() {
        closed = true;
        long start = System.nanoTime();
        while (!started.isEmpty()) {
            stop(started.pop());
        }
        log.info("Stopped in {} ms", Duration.ofNanos(System.nanoTime() - start).toMillis());
    }

    private static void stop(AutoCloseable part) {
        try {
            part.close();
        } catch (Exception e) {
            log.warn("{} did not stop cleanly", part, e);
        }
    }
}
