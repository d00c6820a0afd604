package org.karmayogi.pulse.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.karmayogi.pulse.standalone.seed.SeedRun;

class StandaloneIT {

    @TempDir
    Path directory;

    @Test
    void takesAPopulationAndHasTheSameFiguresWhenStartedAgain() throws Exception {
        Settings settings = new Settings(0, directory, false);
        String before;
        try (Whole whole = new Whole(settings, DataFolder.open(directory))) {
            before = figures(whole.start(), "--people", "200", "--events", "2000");
        }
        try (Whole whole = new Whole(settings, DataFolder.open(directory))) {
            assertThat(figures(whole.start(), "--people", "200", "--events", "2000", "--shuffle", "3"))
                    .as("the same events in another order change nothing")
                    .isEqualTo(before);
        }
        assertThat(before).contains("registered").doesNotContain("registered                             0");
    }

    /** The printed figures, without the lines that tell the time. */
    private String figures(String url, String... options) throws InterruptedException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        List<String> arguments = new ArrayList<>(List.of(options));
        arguments.addAll(
                List.of("--url", url, "--keys", directory.resolve("keys.json").toString()));
        int exit = SeedRun.run(arguments, Map.of(), new PrintStream(out, true, StandardCharsets.UTF_8));
        assertThat(exit).as(out.toString(StandardCharsets.UTF_8)).isZero();
        return out.toString(StandardCharsets.UTF_8)
                .lines()
                .filter(line -> line.startsWith("  "))
                .collect(Collectors.joining("\n"));
    }
}
