package org.karmayogi.pulse.e2e.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import tools.jackson.databind.json.JsonMapper;

/** {@code ./pulse seed} against a system under test, as a process of its own. */
public final class SeedCommand {

    private static final String MAIN = "org.karmayogi.pulse.standalone.seed.Seed";

    /** One percent or more, as its progress bar shows it. */
    private static final Pattern PROGRESS = Pattern.compile(" [1-9]\\d?% ");

    private final Process process;
    private final OutputFile output;

    private SeedCommand(Process process, OutputFile output) {
        this.process = process;
        this.output = output;
    }

    public static SeedCommand start(SystemUnderTest system, String... options) throws IOException {
        Path folder = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "seed-");
        Path keys = folder.resolve("keys.json");
        Files.write(keys, JsonMapper.shared().writeValueAsBytes(system.keys()));
        List<String> arguments = new ArrayList<>(List.of(options));
        arguments.addAll(List.of("--url", system.address().toString(), "--keys", keys.toString()));
        OutputFile output = new OutputFile(folder.resolve("output.txt"));
        return new SeedCommand(
                new ProcessBuilder(ProductJars.command(384, MAIN, arguments))
                        .redirectErrorStream(true)
                        .redirectOutput(output.path().toFile())
                        .start(),
                output);
    }

    /** Waits until it has reported a part of its events as pushed, and is still pushing the others. */
    public void awaitMiddle() {
        long deadline = System.nanoTime() + Duration.ofMinutes(3).toNanos();
        while (!PROGRESS.matcher(output.text()).find()) {
            assertThat(process.isAlive() && System.nanoTime() < deadline)
                    .as("in the middle of its push: %s", output.end())
                    .isTrue();
            Pause.millis(50);
        }
        assertThat(process.isAlive()).as("still pushing").isTrue();
    }

    /** Waits until it has pushed everything and read every figure back as expected. */
    public void finish() throws InterruptedException {
        boolean ended = process.waitFor(5, TimeUnit.MINUTES);
        if (!ended) {
            process.destroyForcibly();
        }
        assertThat(ended).as("ended within five minutes: %s", output.end()).isTrue();
        assertThat(process.exitValue()).as("exit status: %s", output.end()).isZero();
    }
}
