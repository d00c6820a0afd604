package org.karmayogi.pulse.bench.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.karmayogi.pulse.e2e.client.PulseClient;
import org.karmayogi.pulse.e2e.faults.process.BrokerMain;
import org.karmayogi.pulse.e2e.faults.process.HealthProbe;
import org.karmayogi.pulse.e2e.faults.process.Java;
import org.karmayogi.pulse.e2e.faults.process.ManagedProcess;
import org.karmayogi.pulse.e2e.faults.process.Ports;
import org.karmayogi.pulse.e2e.faults.process.ServiceJars;
import org.karmayogi.pulse.e2e.faults.process.StoreMain;
import org.karmayogi.pulse.e2e.faults.system.Keys;
import org.karmayogi.pulse.intake.publishing.TopicProperties;
import org.karmayogi.pulse.intake.publishing.Topics;

/**
 * What a measurement runs: each part a process from its real jar, with the heap and the settings of a machine of its own and no
 * proxy in between. Parts are started as they are asked for, and all are stopped, by their process ids, at the end.
 */
public final class BenchSystem implements AutoCloseable {

    private static final int BROKER_HEAP = 512;

    private final Sizing sizing;
    private final Path folder;
    private final Path keysFile;
    private final Map<String, String> keys;
    private final List<ManagedProcess> running = new ArrayList<>();

    /** Nothing runs yet; parts will be of the default size. */
    public BenchSystem() throws IOException {
        this(Sizing.DEFAULT);
    }

    /** Nothing runs yet. */
    public BenchSystem(Sizing sizing) throws IOException {
        this.sizing = sizing;
        folder = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "bench-");
        keysFile = folder.resolve("access-keys.json");
        keys = Keys.write(keysFile);
        Runtime.getRuntime().addShutdownHook(new Thread(this::stop, "end-bench"));
    }

    /** Starts a broker with the topics intake makes, all empty; returns its port. */
    public int broker() throws InterruptedException, ExecutionException {
        int port = Ports.free();
        String data = data("kafka").toString();
        start(new ManagedProcess(
                unique("broker"),
                Java.atFullSpeed(BROKER_HEAP)
                        .main(ServiceJars.embedded(), BrokerMain.class, List.of(data, String.valueOf(port))),
                folder,
                process -> process.output().contains(BrokerMain.READY)));
        TopicProperties topics = new TopicProperties(sizing.partitions(), (short) 1);
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", "127.0.0.1:" + port))) {
            admin.createTopics(List.of(Topics.learningEvents(topics), Topics.learningRejects(topics)))
                    .all()
                    .get();
        }
        return port;
    }

    /** Starts an empty store; returns its port. */
    public int store() {
        int port = Ports.free();
        start(new ManagedProcess(
                unique("store"),
                Java.atFullSpeed(sizing.storeMegabytes())
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
                Java.atFullSpeed(sizing.serviceMegabytes()).jar(ServiceJars.of("metrics-service"), arguments),
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
                Java.atFullSpeed(sizing.serviceMegabytes()).main(classPath, ConstantServer.class, common(port)),
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
                "enrolment-service",
                Java.atFullSpeed(sizing.serviceMegabytes()).jar(ServiceJars.of("enrolment-service"), arguments),
                folder,
                process -> HealthProbe.isReady(port)));
        return port;
    }

    /** Starts a {@link BareIntakeServer} on the libraries and settings of enrolment-service; returns its port. */
    public int bareIntake(int brokerPort) {
        int port = Ports.free();
        String classPath = ServiceJars.of("enrolment-service") + ":" + ServiceJars.classesOf(BareIntakeServer.class);
        List<String> arguments = new ArrayList<>(common(port));
        arguments.add("--spring.kafka.bootstrap-servers=127.0.0.1:" + brokerPort);
        start(new ManagedProcess(
                "bare-intake",
                Java.atFullSpeed(sizing.serviceMegabytes()).main(classPath, BareIntakeServer.class, arguments),
                folder,
                process -> process.output().contains("Started BareIntakeServer")));
        return port;
    }

    /** How many records the log of events at that broker has. */
    public long records(int brokerPort) throws InterruptedException, ExecutionException {
        Map<TopicPartition, OffsetSpec> ends = new HashMap<>();
        for (int partition = 0; partition < sizing.partitions(); partition++) {
            ends.put(new TopicPartition(Topics.LEARNING_EVENTS, partition), OffsetSpec.latest());
        }
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", "127.0.0.1:" + brokerPort))) {
            return admin.listOffsets(ends).all().get().values().stream()
                    .mapToLong(ListOffsetsResult.ListOffsetsResultInfo::offset)
                    .sum();
        }
    }

    /** Megabytes that the process of a part holds now. */
    public long residentMegabytes(String part) {
        return running.stream()
                .filter(process -> process.name().equals(part))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no " + part + ", only " + running))
                .vitals()
                .residentMegabytes();
    }

    /** Starts a peer that does what metrics-service does, with its heap, on this module's libraries. */
    public void peer(Class<?> main, List<String> arguments, String readyLine) {
        start(new ManagedProcess(
                unique(main.getSimpleName()),
                Java.atFullSpeed(sizing.serviceMegabytes())
                        .main(System.getProperty("java.class.path"), main, arguments),
                folder,
                process -> process.output().contains(readyLine)));
    }

    private String unique(String name) {
        long before = running.stream().filter(it -> it.name().startsWith(name)).count();
        return before == 0 ? name : name + "-" + (before + 1);
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
