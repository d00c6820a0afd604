package org.karmayogi.pulse.bench.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.karmayogi.pulse.bench.Settings;
import org.karmayogi.pulse.e2e.client.PulseClient;
import org.karmayogi.pulse.e2e.faults.process.BrokerMain;
import org.karmayogi.pulse.e2e.faults.process.HealthProbe;
import org.karmayogi.pulse.e2e.faults.process.Java;
import org.karmayogi.pulse.e2e.faults.process.ManagedProcess;
import org.karmayogi.pulse.e2e.faults.process.Ports;
import org.karmayogi.pulse.e2e.faults.process.ServiceJars;
import org.karmayogi.pulse.e2e.faults.process.StoreMain;
import org.karmayogi.pulse.e2e.faults.system.Keys;

/**
 * What a measurement runs: each part a process from its real jar, with the heap and the settings of a machine of its own and no
 * proxy in between. Parts are started as they are asked for, and all are stopped, by their process ids, at the end.
 */
public final class BenchSystem implements AutoCloseable {

    private static final int BROKER_HEAP = 512;
    /** Three quarters of what its manifest gives it. */
    private static final int GATEWAY_HEAP = 576;

    private final boolean quick;
    private final Sizing sizing;
    private final Path folder;
    private final Path keysFile;
    private final Map<String, String> keys;
    private final List<ManagedProcess> running = new ArrayList<>();

    /** Nothing runs yet; parts will be of the default size. */
    public BenchSystem(Settings settings) throws IOException {
        this(settings, Sizing.DEFAULT);
    }

    /** Nothing runs yet. */
    public BenchSystem(Settings settings, Sizing sizing) throws IOException {
        quick = settings.quick();
        this.sizing = sizing;
        folder = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "bench-");
        keysFile = folder.resolve("access-keys.json");
        keys = Keys.write(keysFile);
        Runtime.getRuntime().addShutdownHook(new Thread(this::stop, "end-bench"));
    }

    /** Starts a broker with the topics intake makes, all empty; returns its port. */
    public int broker() throws InterruptedException, ExecutionException {
        int port = Ports.free();
        String name = unique("broker");
        String data = data(name).toString();
        start(new ManagedProcess(
                name,
                java(BROKER_HEAP).main(ServiceJars.embedded(), BrokerMain.class, List.of(data, String.valueOf(port))),
                folder,
                process -> process.output().contains(BrokerMain.READY)));
        new EventLog(port).create(sizing.partitions());
        return port;
    }

    /** Starts an empty store; returns its port. */
    public int store() {
        int port = Ports.free();
        start(new ManagedProcess(
                unique("store"),
                java(sizing.storeMegabytes())
                        .main(ServiceJars.embedded(), StoreMain.class, List.of(String.valueOf(port))),
                folder,
                process -> process.output().contains(StoreMain.READY)));
        return port;
    }

    /**
     * Starts a metrics-service on these; returns its port.
     *
     * @param settings what is not to be as it is by default, such as {@code --pulse.metrics.consume.consumers=1}
     */
    public int metrics(int brokerPort, int storePort, String... settings) {
        int port = Ports.free();
        List<String> arguments = new ArrayList<>(common(port));
        arguments.addAll(List.of(settings));
        arguments.add("--spring.kafka.bootstrap-servers=127.0.0.1:" + brokerPort);
        arguments.add("--spring.mongodb.uri=mongodb://127.0.0.1:" + storePort + "/pulse");
        arguments.add("--pulse.access.keys-file=" + keysFile);
        start(new ManagedProcess(
                unique("metrics-service"),
                java(sizing.serviceMegabytes()).jar(ServiceJars.of("metrics-service"), arguments),
                folder,
                process -> HealthProbe.isReady(port)));
        return port;
    }

    /** Starts a {@link ConstantServer} on the libraries and settings of metrics-service; returns its port. */
    public int constant() {
        int port = Ports.free();
        String classPath = ServiceJars.of("metrics-service") + ":" + ServiceJars.classesOf(ConstantServer.class);
        start(new ManagedProcess(
                unique("constant"),
                java(sizing.serviceMegabytes()).main(classPath, ConstantServer.class, common(port)),
                folder,
                process -> process.output().contains("Started ConstantServer")));
        return port;
    }

    /**
     * Starts an enrolment-service at that broker, without a limit to a portal's rate; returns its port.
     *
     * @param settings what else is not to be as it is by default
     */
    public int enrolment(int brokerPort, String... settings) {
        int port = Ports.free();
        List<String> arguments = new ArrayList<>(common(port));
        arguments.addAll(List.of(settings));
        arguments.addAll(List.of(
                "--spring.kafka.bootstrap-servers=127.0.0.1:" + brokerPort,
                "--pulse.access.keys-file=" + keysFile,
                "--pulse.intake.rate.events-per-second=10000000",
                "--pulse.intake.rate.burst=100000000"));
        start(new ManagedProcess(
                unique("enrolment-service"),
                java(sizing.serviceMegabytes()).jar(ServiceJars.of("enrolment-service"), arguments),
                folder,
                process -> HealthProbe.isReady(port)));
        return port;
    }

    /**
     * Starts a {@link BareIntakeServer} on the libraries and settings of enrolment-service; returns its port.
     *
     * @param headers whether its records have headers, as the service's have
     */
    public int bareIntake(int brokerPort, boolean headers) {
        int port = Ports.free();
        String classPath = ServiceJars.of("enrolment-service") + ":" + ServiceJars.classesOf(BareIntakeServer.class);
        List<String> arguments = new ArrayList<>(common(port));
        arguments.add("--spring.kafka.bootstrap-servers=127.0.0.1:" + brokerPort);
        arguments.add("--" + BareIntakeServer.HEADERS + "=" + headers);
        start(new ManagedProcess(
                unique("bare-intake"),
                java(sizing.serviceMegabytes()).main(classPath, BareIntakeServer.class, arguments),
                folder,
                process -> process.output().contains("Started BareIntakeServer")));
        return port;
    }

    /** Starts a gateway to these two; who asks it for onboarding-service is told that it is not there. Returns its port. */
    public int gateway(int enrolmentPort, int metricsPort) {
        int port = Ports.free();
        List<String> arguments = new ArrayList<>(common(port));
        arguments.addAll(List.of(
                "--pulse.access.keys-file=" + keysFile,
                "--pulse.services.onboarding.url=http://127.0.0.1:" + Ports.free(),
                "--pulse.services.enrolment.url=http://127.0.0.1:" + enrolmentPort,
                "--pulse.services.metrics.url=http://127.0.0.1:" + metricsPort));
        start(new ManagedProcess(
                "gateway",
                java(GATEWAY_HEAP).jar(ServiceJars.of("gateway"), arguments),
                folder,
                process -> HealthProbe.isReady(port)));
        return port;
    }

    /** Megabytes that the process of a part holds now. */
    public long residentMegabytes(String part) {
        return running(part).vitals().residentMegabytes();
    }

    /** CPU time that the process of a part has taken until now. */
    public Duration cpu(String part) {
        return cpu(ProcessHandle.of(running(part).pid()).orElseThrow());
    }

    /** CPU time that a process has taken until now. */
    public static Duration cpu(ProcessHandle process) {
        return process.info().totalCpuDuration().orElseThrow();
    }

    private ManagedProcess running(String part) {
        return running.stream()
                .filter(process -> process.name().equals(part))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no " + part + ", only " + running));
    }

    /** Starts a peer that does what metrics-service does, with its heap, on this module's libraries. */
    public void peer(Class<?> main, List<String> arguments, String readyLine) {
        start(new ManagedProcess(
                unique(main.getSimpleName()),
                java(sizing.serviceMegabytes()).main(System.getProperty("java.class.path"), main, arguments),
                folder,
                process -> process.output().contains(readyLine)));
    }

    /**
     * Runs a program of this module's libraries to its end, for at most as long as a process may take to start.
     *
     * @return what it wrote
     */
    String run(Class<?> main, List<String> arguments) {
        ManagedProcess process = new ManagedProcess(
                main.getSimpleName(),
                java(sizing.serviceMegabytes()).main(System.getProperty("java.class.path"), main, arguments),
                folder,
                it -> !it.isAlive());
        try {
            process.start();
            return process.output();
        } finally {
            process.kill9();
        }
    }

    private String unique(String name) {
        long before = running.stream().filter(it -> it.name().startsWith(name)).count();
        return before == 0 ? name : name + "-" + (before + 1);
    }

    /** All parts alike, so that the sides of a ratio are. */
    private Java java(int heapMegabytes) {
        return quick ? Java.soonWarm(heapMegabytes) : Java.atFullSpeed(heapMegabytes);
    }

    private static List<String> common(int port) {
        return List.of("--server.address=127.0.0.1", "--server.port=" + port);
    }

    private void start(ManagedProcess process) {
        running.add(process);
        process.start();
    }

    /** A key by its name: {@code portal}, {@code reader} or {@code admin}. */
    public String key(String name) {
        return Objects.requireNonNull(keys.get(name), name);
    }

    /** For single questions to a service. */
    public PulseClient client(int port) {
        return new PulseClient(URI.create("http://127.0.0.1:" + port), keys);
    }

    /** A folder for what a process keeps, gone at the end. */
    public Path data(String name) {
        return folder.resolve("data").resolve(name);
    }

    /**
     * Makes sure that everything started is still running.
     *
     * @throws IllegalStateException naming the process that ended, and its log
     */
    public void check() {
        running.stream().filter(it -> !it.isAlive()).findFirst().ifPresent(ended -> {
            throw new IllegalStateException(ended.name() + " ended; its log is " + ended.log());
        });
    }

    /** Where the logs of all processes are. */
    public Path folder() {
        return folder;
    }

    private void stop() {
        running.forEach(ManagedProcess::kill9);
    }

    @Override
    public void close() {
        stop();
        try (Stream<Path> files = Files.walk(folder.resolve("data"))) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
