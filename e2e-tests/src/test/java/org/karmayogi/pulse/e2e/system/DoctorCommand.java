package org.karmayogi.pulse.e2e.system;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** {@code ./pulse doctor} about a system under test, as a process of its own. */
public final class DoctorCommand {

    private static final String MAIN = "org.karmayogi.pulse.standalone.doctor.Doctor";

    private DoctorCommand() {}

    /** Its exit status and all it printed. */
    public record Result(int status, String output) {}

    /** Runs it to its end, with an admin's key and the broker at that address. */
    public static Result run(SystemUnderTest system, String bootstrap) throws IOException, InterruptedException {
        List<String> arguments = List.of(system.address().toString(), "--bootstrap", bootstrap);
        ProcessBuilder builder = new ProcessBuilder(ProductJars.command(128, MAIN, arguments));
        builder.environment().put("PULSE_KEY", system.keys().get("admin"));
        Process process = builder.redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Result(process.waitFor(), output);
    }
}
