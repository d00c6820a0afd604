package org.karmayogi.pulse.e2e.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The standalone as an operating-system process of its own on a folder of its own. */
public final class StandaloneProcess implements SystemUnderTest {

    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final String MAIN = "org.karmayogi.pulse.standalone.Standalone";
    private static final Path SCRIPT = Path.of("..", "pulse").toAbsolutePath().normalize();

    private final List<String> command;
    private final Path folder;
    private final int port;
    private int starts;
    private volatile Process process;
    private OutputFile output;

    /** A system with no data yet, not started, on the Java and the classes of the tests. */
    public StandaloneProcess() {
        this(ProductJars.command(1400, MAIN, List.of()));
    }

    /** The same as its users have it: {@code ./pulse standalone} chooses the Java and the options, and must be built. */
    public static StandaloneProcess ofScript() {
        return new StandaloneProcess(List.of(SCRIPT.toString(), "standalone"));
    }

    private StandaloneProcess(List<String> command) {
        this.command = command;
        try {
            folder = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "standalone-");
            port = freePort();
            // A test run that is interrupted must not leave a system behind.
            Runtime.getRuntime().addShutdownHook(new Thread(this::end, "end-standalone"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public synchronized void start() {
        output = new OutputFile(folder.resolve("output-" + ++starts + ".txt"));
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.path().toFile());
        builder.environment().put("PULSE_PORT", String.valueOf(port));
        builder.environment().put("PULSE_DATA", data().toString());
        try {
            process = builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        awaitReady();
    }

    private void awaitReady() {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!output.text().contains("Karmayogi Pulse is ready on " + address())) {
            if (!process.isAlive() || System.nanoTime() > deadline) {
                throw new AssertionError("The standalone is not ready; " + evidence() + "\n" + output.end());
            }
            Pause.millis(50);
        }
    }

    @Override
    public synchronized void kill9() {
        process.destroyForcibly();
        awaitEnd();
    }

    @Override
    public synchronized int sigterm() {
        process.destroy();
        return awaitEnd();
    }

    private int awaitEnd() {
        try {
            assertThat(process.waitFor(60, TimeUnit.SECONDS))
                    .as("ended within a minute; %s", evidence())
                    .isTrue();
            return process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public URI address() {
        return URI.create("http://127.0.0.1:" + port);
    }

    @Override
    public Map<String, String> keys() {
        try {
            return JsonMapper.shared().readValue(Files.readAllBytes(keysFile()), new TypeReference<>() {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Its process, running or the last that ran. */
    public long pid() {
        return process.pid();
    }

    /** Where its broker listens; what {@code ./pulse dead} asks, too. */
    public String kafkaAddress() throws IOException {
        return Files.readString(data().resolve("kafka.address")).strip();
    }

    public Path keysFile() {
        return data().resolve("keys.json");
    }

    @Override
    public String evidence() {
        return "its output and logs are in " + folder;
    }

    /** Ends the process; the logs stay under target for who wants to know, the data goes. */
    @Override
    public synchronized void close() {
        end();
        Path log = data().resolve("kafka");
        if (Files.exists(log)) {
            try (Stream<Path> files = Files.walk(log)) {
                files.sorted(Comparator.reverseOrder())
                        .forEach(file -> file.toFile().delete());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private void end() {
        Process running = process;
        if (running != null) {
            running.destroyForcibly().onExit().join();
        }
    }

    /** Its data folder, as {@code PULSE_DATA} names it; there is none before the first start. */
    public Path data() {
        return folder.resolve("data");
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}))) {
            return socket.getLocalPort();
        }
    }
}
