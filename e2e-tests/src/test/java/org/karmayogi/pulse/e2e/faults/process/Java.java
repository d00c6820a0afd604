package org.karmayogi.pulse.e2e.faults.process;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Command lines of small, quickly started JVMs: many of them share the machine with the tests. */
public final class Java {

    private Java() {}

    /** The command for a jar that can be run. */
    public static List<String> jar(int heapMegabytes, Path jar, List<String> arguments) {
        List<String> command = options(heapMegabytes);
        command.addAll(List.of("-jar", jar.toString()));
        command.addAll(arguments);
        return command;
    }

    /** The command for a main class on a class path. */
    public static List<String> main(int heapMegabytes, String classPath, Class<?> main, List<String> arguments) {
        List<String> command = options(heapMegabytes);
        command.add("-Dlogback.configurationFile=faults-logback.xml");
        command.addAll(List.of("-cp", classPath, main.getName()));
        command.addAll(arguments);
        return command;
    }

    private static List<String> options(int heapMegabytes) {
        return new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + heapMegabytes + "m",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-XX:+ExitOnOutOfMemoryError",
                "-Dfile.encoding=UTF-8"));
    }
}
