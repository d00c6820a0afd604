package org.karmayogi.pulse.standalone.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** The command, run in this process. */
public final class DoctorRun {

    private DoctorRun() {}

    /** What it prints, the errors too, when it exits with a status. */
    public static String printed(int status, Map<String, String> environment, String... words)
            throws InterruptedException {
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);
        int exit = Doctor.run(List.of(words), environment, out, out);
        String text = printed.toString(StandardCharsets.UTF_8);
        assertThat(exit).as(text).isEqualTo(status);
        return text;
    }
}
