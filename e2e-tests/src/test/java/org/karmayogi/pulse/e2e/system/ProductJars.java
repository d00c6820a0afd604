package org.karmayogi.pulse.e2e.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.karmayogi.pulse.e2e.faults.process.Java;

/** The jars that {@code ./pulse} runs, and the command lines it runs them with. */
final class ProductJars {

    private static final Path TARGET =
            Path.of("..", "standalone", "target").toAbsolutePath().normalize();

    private ProductJars() {}

    /** The command that runs a main class of the standalone on the Java the tests run on, small and started quickly. */
    static List<String> command(int heapMegabytes, String mainClass, List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(Java.small(heapMegabytes).options());
        command.add("-cp");
        command.add(standalone() + ":" + TARGET.resolve("lib") + "/*");
        command.add(mainClass);
        command.addAll(arguments);
        return command;
    }

    private static Path standalone() {
        try (Stream<Path> files = Files.list(TARGET)) {
            List<Path> jars = files.filter(file ->
                            file.getFileName().toString().matches("standalone-.*(?<!-sources|-javadoc|-tests)\\.jar"))
                    .toList();
            assertThat(jars)
                    .as("jars in %s; build them with ./mvnw -DskipTests package", TARGET)
                    .hasSize(1);
            return jars.get(0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
