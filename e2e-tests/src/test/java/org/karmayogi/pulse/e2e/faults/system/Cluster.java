package org.karmayogi.pulse.e2e.faults.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.karmayogi.pulse.e2e.client.PulseClient;
import org.karmayogi.pulse.e2e.faults.log.LogClient;
import org.karmayogi.pulse.e2e.faults.process.BrokerMain;
import org.karmayogi.pulse.e2e.faults.process.ManagedProcess;
import org.karmayogi.pulse.e2e.faults.process.Ports;
import org.karmayogi.pulse.e2e.faults.process.SecondBrokerMain;
import org.karmayogi.pulse.e2e.faults.proxy.FaultyProxy;
import org.karmayogi.pulse.e2e.faults.proxy.Requests;
import org.karmayogi.pulse.e2e.system.SystemUnderTest;

/**
 * All of Pulse, each part a process: broker, store, the two intake services, one or several metrics-services, gateway. The gateway
 * reaches the metrics-services through a balancer, as it would in a cluster.
 */
public final class Cluster implements SystemUnderTest {

    private final Path folder;
    private final Map<String, String> keys;
    private final Processes processes;
    private final Connections connections = new Connections();
    private final int storePort = Ports.free();
    private final int gatewayPort = Ports.free();
    private final ManagedProcess broker;
    private final ManagedProcess store;
    private final ManagedProcess onboarding;
    private final ManagedProcess enrolment;
    private final ManagedProcess gateway;
    private final FaultyProxy balancer;
    private final List<MetricsInstance> metrics = new CopyOnWriteArrayList<>();
    private final Map<String, PulseClient> clients;
    private int instances;

    /**
     * A system with no data, not started.
     *
     * @param properties what every service is started with besides
     */
    public Cluster(int storeHeapMegabytes, String... properties) {
        try {
            folder = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "cluster-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Path keysFile = folder.resolve("access-keys.json");
        keys = Keys.write(keysFile);
        processes = new Processes(folder, keysFile, List.of(properties));
        int onboardingPort = Ports.free();
        int enrolmentPort = Ports.free();
        int intake = connections.intake().port();
        balancer = new FaultyProxy(
                Requests.Framing.ANY,
                () -> metrics.stream().map(MetricsInstance::port).toList());
        broker = processes.broker(connections.direct(), connections.doors());
        store = processes.store(storePort, storeHeapMegabytes);
        onboarding = processes.intake("onboarding-service", onboardingPort, intake);
        enrolment = processes.intake("enrolment-service", enrolmentPort, intake);
        gateway = processes.gateway(gatewayPort, onboardingPort, enrolmentPort, balancer.port());
        clients = Map.of(
                "onboarding-service", client(onboardingPort),
                "enrolment-service", client(enrolmentPort),
                "gateway", client(gatewayPort));
        // A test run that is interrupted must not leave a system behind.
        Runtime.getRuntime().addShutdownHook(new Thread(this::kill9, "end-cluster"));
    }

    private PulseClient client(int port) {
        return new PulseClient(URI.create("http://127.0.0.1:" + port), keys);
    }

    /** With one metrics-service. */
    @Override
    public void start() {
        store.start();
        broker.start();
        if (metrics.isEmpty()) {
            newInstance(List.of());
        }
        List<ManagedProcess> services = new ArrayList<>(List.of(onboarding, enrolment, gateway));
        metrics.forEach(instance -> services.add(instance.process()));
        services.forEach(ManagedProcess::launch);
        services.forEach(ManagedProcess::awaitReady);
    }

    private MetricsInstance newInstance(List<String> properties) {
        MetricsInstance instance = new MetricsInstance(
                ++instances, processes, connections.metrics().port(), storePort, keys, properties);
        metrics.add(instance);
        return instance;
    }

    /** Starts one more metrics-service, with properties that the others do not have. */
    public MetricsInstance add(String... properties) {
        MetricsInstance added = newInstance(List.of(properties));
        added.process().start();
        return added;
    }

    /** Starts or stops metrics-services until there are that many; the latest are stopped first. */
    public void scaleTo(int count) {
        List<MetricsInstance> added = new ArrayList<>();
        while (metrics.size() < count) {
            added.add(newInstance(List.of()));
        }
        added.forEach(instance -> instance.process().launch());
        added.forEach(instance -> instance.process().awaitReady());
        while (metrics.size() > count) {
            MetricsInstance last = metrics.remove(metrics.size() - 1);
            last.process().sigterm();
            last.close();
        }
    }

    /**
     * Gives the log of events a second copy, on a second broker, and ends that broker: from now on the one copy that is in sync is
     * enough, or not, as the topic's min.insync.replicas says. With one copy from the start that setting would mean nothing.
     */
    public void missACopy(LogClient log) {
        ManagedProcess second = processes.secondBroker(log.clusterId(), BrokerMain.controllerPort(broker));
        try {
            second.start();
            log.copyTo(LogClient.EVENTS, SecondBrokerMain.NODE);
            second.sigterm();
        } finally {
            second.kill9();
        }
    }

    /** Between clients and the log. */
    public Connections connections() {
        return connections;
    }

    public ManagedProcess broker() {
        return broker;
    }

    public ManagedProcess store() {
        return store;
    }

    public ManagedProcess onboarding() {
        return onboarding;
    }

    public ManagedProcess enrolment() {
        return enrolment;
    }

    public ManagedProcess gateway() {
        return gateway;
    }

    /** The metrics-services there are now, running or not; at least one after the start. */
    public List<MetricsInstance> metrics() {
        return List.copyOf(metrics);
    }

    /** The store's own port, past every proxy. */
    public int storePort() {
        return storePort;
    }

    /** Every process there is now. */
    public List<ManagedProcess> all() {
        List<ManagedProcess> all = new ArrayList<>(List.of(broker, store, onboarding, enrolment, gateway));
        metrics.forEach(instance -> all.add(instance.process()));
        return all;
    }

    /** For one process by its name: {@code gateway}, {@code onboarding-service}, {@code enrolment-service}. */
    public PulseClient client(String service) {
        return clients.get(service);
    }

    /** The sum of a meter over all metrics-services. */
    public double metricsMeter(String name, String... labels) {
        return Meters.sum(metrics.stream().map(MetricsInstance::client).toList(), name, labels);
    }

    @Override
    public void kill9() {
        all().forEach(ManagedProcess::kill9);
    }

    /** The services' worst exit status; broker and store go last. */
    @Override
    public int sigterm() {
        List<ManagedProcess> order = new ArrayList<>(List.of(gateway, onboarding, enrolment));
        metrics.forEach(instance -> order.add(instance.process()));
        order.addAll(List.of(broker, store));
        return order.stream().mapToInt(ManagedProcess::sigterm).max().orElseThrow();
    }

    @Override
    public URI address() {
        return URI.create("http://127.0.0.1:" + gatewayPort);
    }

    @Override
    public Map<String, String> keys() {
        return keys;
    }

    @Override
    public String evidence() {
        return "the logs of all processes are in " + folder;
    }

    @Override
    public void close() {
        kill9();
        metrics.forEach(MetricsInstance::close);
        balancer.close();
        connections.close();
        // The logs stay for who wants to know.
        Stream.of("kafka", "kafka-2").map(folder::resolve).filter(Files::exists).forEach(Cluster::delete);
    }

    private static void delete(Path data) {
        try (Stream<Path> files = Files.walk(data)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
