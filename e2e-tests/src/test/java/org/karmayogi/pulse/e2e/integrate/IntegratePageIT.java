package org.karmayogi.pulse.e2e.integrate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.karmayogi.pulse.e2e.client.PulseClient;
import org.karmayogi.pulse.e2e.system.SharedSystem;
import org.karmayogi.pulse.e2e.system.SystemUnderTest;
import tools.jackson.databind.JsonNode;

/** Every example of {@code docs/integrate.md} is run as it stands there; one whose runtime is not on this machine is skipped. */
@ExtendWith(SharedSystem.class)
class IntegratePageIT {

    private static final Path EXAMPLES = Path.of("..", "docs", "examples");

    private static final Pattern PROGRAM = Pattern.compile("\\.(sh|py|mjs|ts|java)$");

    private final SystemUnderTest system;
    private final PulseClient client;

    IntegratePageIT(SystemUnderTest system) {
        this.system = system;
        this.client = new PulseClient(system);
    }

    @Test
    void thePageShowsEveryExampleAsItStandsInItsFile() throws IOException {
        String page = Files.readString(Path.of("..", "docs", "integrate.md"));

        try (Stream<Path> files = Files.walk(EXAMPLES, 2)) {
            List<Path> examples = files.filter(
                            file -> PROGRAM.matcher(file.toString()).find())
                    .sorted()
                    .toList();
            assertThat(examples).hasSize(14);
            for (Path example : examples) {
                assertThat(page).as("%s", example).contains("\n" + Files.readString(example) + "```\n");
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "sh, native.sh, UP-EXAMPLE-SH, 2",
        "sh, xapi.sh, UP-EXAMPLE-XAPI, 1",
        "sh, telemetry.sh, UP-EXAMPLE-SUNBIRD, 1",
        "python3, push.py, UP-EXAMPLE-PY, 1",
        "node, push.mjs, UP-EXAMPLE-JS, 1",
        "java, Push.java, UP-EXAMPLE-JAVA, 1",
    })
    void anExampleThatIsRunTwiceCountsOnce(String runtime, String example, String learner, int facts) throws Exception {
        assumeTrue(isHere(runtime), runtime + " is not on this machine");
        assumeTrue(!runtime.equals("sh") || isHere("curl"), "curl is not on this machine");

        for (int i = 0; i < 2; i++) {
            run(runtime, example);
        }

        client.settle(Instant.now());
        JsonNode proof = client.learner(learner).json(200);
        assertThat(proof.get("completions").asInt()).as("%s", proof).isEqualTo(1);
        assertThat(proof.get("facts")).as("%s", proof).hasSize(facts);
    }

    private void run(String runtime, String example) throws IOException, InterruptedException {
        Path output = Path.of("target", "example-" + example + ".txt");
        ProcessBuilder builder = new ProcessBuilder(
                        runtime, EXAMPLES.resolve(example).toString())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().put("PULSE_URL", system.address().toString());
        builder.environment().put("PULSE_KEY", system.keys().get("portal"));
        Process process = builder.start();
        boolean ended = process.waitFor(60, TimeUnit.SECONDS);
        process.destroyForcibly();
        assertThat(ended).as("%s ended within a minute", example).isTrue();
        assertThat(process.exitValue()).as(Files.readString(output)).isZero();
    }

    private static boolean isHere(String runtime) {
        return Arrays.stream(System.getenv("PATH").split(File.pathSeparator, -1))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, runtime)));
    }
}
