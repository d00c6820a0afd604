package org.karmayogi.pulse.standalone.dead;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** The command, run in this process. */
public final class DeadRun {

    private DeadRun() {}

    /** What it prints, the errors too, when it exits with a status. */
    public static String printed(int status, Map<String, String> environment, String... words) {
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);
        int exit = Dead.run(List.of(words), environment, out, out);
        String text = printed.toString(StandardCharsets.UTF_8);
        assertThat(exit).as(text).isEqualTo(status);
        return text;
    }
}
