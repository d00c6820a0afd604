package org.karmayogi.pulse.e2e.faults.process;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.CRC32C;

/**
 * The services' jars as the images hold them: the executable jar, extracted into a thin jar beside its libraries, as
 * {@code deploy/Dockerfile} does it.
 */
public final class ServiceJars {

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    private ServiceJars() {}

    /** The jar to run for a service, extracted when that was not done yet for this build of it. */
    public static synchronized Path of(String module) {
        Path executable = executable(module);
        try {
            // Builds are reproducible, their files' times with them: only the content tells one from another.
            CRC32C content = new CRC32C();
            content.update(Files.readAllBytes(executable));
            Path folder = Path.of("target", "services", module + "-" + Long.toHexString(content.getValue()))
                    .toAbsolutePath();
            if (!Files.exists(folder)) {
                extractOnce(executable, folder);
            }
            return folder.resolve(executable.getFileName());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** What broker and store run on: the standalone's libraries and the tests' own classes. */
    public static String embedded() {
        Path libraries = ROOT.resolve("standalone").resolve("target").resolve("lib");
        return classesOf(ServiceJars.class) + File.pathSeparator + libraries + "/*";
    }

    /** Where a class is loaded from, a folder or a jar. */
    public static Path classesOf(Class<?> loaded) {
        try {
            return Path.of(
                    loaded.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException("The class path has an address that is none", e);
        }
    }

    private static Path executable(String module) {
        try (Stream<Path> files = Files.list(ROOT.resolve(module).resolve("target"))) {
            return files.filter(file -> file.getFileName().toString().endsWith("-exec.jar"))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException(
                            "No executable jar of " + module + ": build it with ./mvnw -DskipTests package"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Tests run in more than one process: who comes second takes what the first has made. */
    private static void extractOnce(Path executable, Path folder) throws IOException, InterruptedException {
        Files.createDirectories(folder.getParent());
        Path draft = Files.createTempDirectory(folder.getParent(), "draft-");
        extract(executable, draft);
        try {
            Files.move(draft, folder);
        } catch (FileSystemException e) {
            if (!Files.exists(folder)) {
                throw e;
            } // the other was first
        }
    }

    private static void extract(Path executable, Path folder) throws IOException, InterruptedException {
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Djarmode=tools",
                "-jar",
                executable.toString(),
                "extract",
                "--force",
                "--destination",
                folder.toString());
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException(executable + " could not be extracted: " + output);
        }
    }
}
