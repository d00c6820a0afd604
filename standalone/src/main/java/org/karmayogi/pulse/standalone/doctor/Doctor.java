package org.karmayogi.pulse.standalone.doctor;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.karmayogi.pulse.standalone.command.CommandException;

/** {@code ./pulse doctor}: says of a running system what is wrong and what to do, a line a check. */
public final class Doctor {

    private Doctor() {}

    /** Exits with 0 when nothing failed, with 1 when something did, with 2 when it could not begin. */
    public static void main(String[] arguments) throws InterruptedException {
        System.setProperty("logback.configurationFile", "quiet-logback.xml");
        System.exit(run(List.of(arguments), System.getenv(), System.out, System.err));
    }

    static int run(List<String> arguments, Map<String, String> environment, PrintStream out, PrintStream err)
            throws InterruptedException {
        if (arguments.contains("--help")) {
            out.print(DoctorOptions.USAGE);
            return 0;
        }
        List<Finding> findings = new ArrayList<>();
        try {
            DoctorOptions options = DoctorOptions.parse(arguments, environment);
            new Examination(options, finding -> {
                        findings.add(finding);
                        out.println(finding.line());
                    })
                    .run();
        } catch (CommandException e) {
            err.println("pulse doctor: " + e.getMessage());
            return 2;
        }
        long failed = count(findings, Finding.Level.FAIL);
        long warned = count(findings, Finding.Level.WARN);
        out.println(
                failed + warned == 0
                        ? "Nothing is wrong."
                        : Words.count(failed, "check", "checks") + " failed, "
                                + Words.count(warned, "warning", "warnings") + ".");
        return failed == 0 ? 0 : 1;
    }

    private static long count(List<Finding> findings, Finding.Level level) {
        return findings.stream().filter(finding -> finding.level() == level).count();
    }
}
