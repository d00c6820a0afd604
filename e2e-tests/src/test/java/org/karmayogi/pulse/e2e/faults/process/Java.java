package org.karmayogi.pulse.e2e.faults.process;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * How a JVM is started.
 *
 * @param options what stands before the class or jar
 */
public record Java(List<String> options) {

    private static final String FIRST_COMPILER_ONLY = "-XX:TieredStopAtLevel=1";

    /** Small and started quickly: many of them share the machine with the tests. */
    public static Java small(int heapMegabytes) {
        return with(heapMegabytes, List.of(FIRST_COMPILER_ONLY, "-XX:+UseSerialGC"));
    }

    /** As the images start it, but for the heap; Java 17 has no compact headers. */
    public static Java atFullSpeed(int heapMegabytes) {
        return with(
                heapMegabytes,
                List.of("-XX:+IgnoreUnrecognizedVMOptions", "-XX:+UseCompactObjectHeaders", "-XX:+UseG1GC"));
    }

    /** The same with the first compiler only, which is done within seconds where the second still works after a minute. */
    public static Java soonWarm(int heapMegabytes) {
        return atFullSpeed(heapMegabytes).and(FIRST_COMPILER_ONLY);
    }

    private Java and(String option) {
        return new Java(Stream.concat(options.stream(), Stream.of(option)).toList());
    }

    private static Java with(int heapMegabytes, List<String> further) {
        List<String> options = new ArrayList<>(List.of("-Xmx" + heapMegabytes + "m"));
        options.addAll(further);
        options.addAll(List.of("-XX:+ExitOnOutOfMemoryError", "-Dfile.encoding=UTF-8"));
        return new Java(List.copyOf(options));
    }

    /** The command for a jar that can be run. */
    public List<String> jar(Path jar, List<String> arguments) {
        List<String> command = command();
        command.addAll(List.of("-jar", jar.toString()));
        command.addAll(arguments);
        return command;
    }

    /** The command for a main class on a class path. */
    public List<String> main(String classPath, Class<?> main, List<String> arguments) {
        List<String> command = command();
        command.add("-Dlogback.configurationFile=faults-logback.xml");
        command.addAll(List.of("-cp", classPath, main.getName()));
        command.addAll(arguments);
        return command;
    }

    private List<String> command() {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        return command;
    }
}
