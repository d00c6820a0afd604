package org.karmayogi.pulse.e2e.faults.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a process holds of its machine, from {@code /proc}.
 *
 * @param residentMegabytes its memory
 * @param mostMegabytes the most that it has had since its start
 * @param threads its threads
 * @param sockets its open sockets
 */
public record Vitals(long residentMegabytes, long mostMegabytes, long threads, long sockets) {

    /** Of a process; empty when it ended meanwhile. */
    public static Optional<Vitals> of(long pid) {
        Path proc = Path.of("/proc", String.valueOf(pid));
        try {
            List<String> status = Files.readAllLines(proc.resolve("status"));
            return Optional.of(new Vitals(
                    number(status, "VmRSS:") / 1024,
                    number(status, "VmHWM:") / 1024,
                    number(status, "Threads:"),
                    sockets(proc.resolve("fd"))));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static long number(List<String> status, String field) throws IOException {
        return status.stream()
                .filter(line -> line.startsWith(field))
                .map(line -> Long.parseLong(
                        line.substring(field.length()).replace("kB", "").strip()))
                .findFirst()
                // A process that has just ended has no memory any more.
                .orElseThrow(() -> new IOException("no " + field));
    }

    private static long sockets(Path descriptors) throws IOException {
        try (Stream<Path> files = Files.list(descriptors)) {
            return files.filter(Vitals::isSocket).count();
        }
    }

    private static boolean isSocket(Path descriptor) {
        try {
            return Files.readSymbolicLink(descriptor).toString().startsWith("socket:");
        } catch (IOException e) {
            return false; // closed since
        }
    }
}
