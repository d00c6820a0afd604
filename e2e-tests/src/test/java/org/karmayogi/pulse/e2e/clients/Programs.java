package org.karmayogi.pulse.e2e.clients;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.karmayogi.pulse.e2e.system.StandaloneProcess;

/** A copy of the programs in {@code docs/examples/clients}, where what they need may be installed beside them. */
record Programs(Path folder, StandaloneProcess system) {

    /** What the description is made into clients of. */
    static final String OPENAPI = Path.of("..", "contracts", "openapi", "pulse-v1.yaml")
            .toAbsolutePath()
            .normalize()
            .toString();

    private static final Path EXAMPLES = Path.of("..", "docs", "examples", "clients");

    /**
     * Copies them into a folder of that name under {@code target}, and nothing of what a person has installed there.
     */
    static Programs copied(String name, StandaloneProcess system) throws IOException {
        Path folder = Path.of("target", "clients", name).toAbsolutePath();
        Files.createDirectories(folder);
        try (Stream<Path> files = Files.list(EXAMPLES)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.write(folder.resolve(file.getFileName()), Files.readAllBytes(file));
            }
        }
        return new Programs(folder, system);
    }

    /**
     * Runs a command there to its end, which must be a good one.
     *
     * @return what it wrote
     */
    String run(String... command) throws IOException, InterruptedException {
        Result result = end(command);
        assertThat(result.status())
                .as("%s: %s", List.of(command), result.output())
                .isZero();
        return result.output();
    }

    /** How a command ended, well or not. */
    record Result(int status, String output) {}

    /** Runs a command there to its end, for at most four minutes. */
    Result end(String... command) throws IOException, InterruptedException {
        Path output = Files.createTempFile(folder, "output-", ".txt");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        Map<String, String> environment = builder.environment();
        environment.put("PULSE_URL", system.address().toString());
        environment.put("PULSE_KEY", system.keys().get("portal"));
        environment.put("PULSE_READER_KEY", system.keys().get("reader"));
        environment.put("PULSE_KAFKA", system.kafkaAddress());
        Process process = builder.start();
        try {
            boolean ended = process.waitFor(4, TimeUnit.MINUTES);
            assertThat(ended)
                    .as("%s ended: %s", List.of(command), Files.readString(output))
                    .isTrue();
            return new Result(process.exitValue(), Files.readString(output));
        } finally {
            process.destroyForcibly();
        }
    }
}
