package org.karmayogi.pulse.e2e.mirror;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.connect.mirror.MirrorMaker;
import org.karmayogi.pulse.e2e.faults.process.Java;
import org.karmayogi.pulse.e2e.faults.process.ManagedProcess;

/** Kafka's MirrorMaker 2 as it is told to be run: with the file of {@code deploy}, its environment saying where the clusters are. */
final class MirrorMakerProcess implements AutoCloseable {

    private static final Path SETTINGS = Path.of("..", "deploy", "kafka", "mirror-maker.properties")
            .toAbsolutePath()
            .normalize();

    private static final int HEAP_MEGABYTES = 512;

    private final ManagedProcess process;

    /**
     * One that copies, or soon will.
     *
     * @param logs the folder of its log
     */
    MirrorMakerProcess(String from, String to, Path logs) {
        List<String> command =
                new ArrayList<>(List.of("env", "PULSE_KAFKA=" + from, "PULSE_MIRROR=" + to, "PULSE_MIRROR_COPIES=1"));
        command.addAll(Java.atFullSpeed(HEAP_MEGABYTES)
                .main(System.getProperty("java.class.path"), MirrorMaker.class, List.of(SETTINGS.toString())));
        process = new ManagedProcess("mirror-maker", command, logs, ManagedProcess::isAlive);
        Runtime.getRuntime().addShutdownHook(new Thread(process::kill9, "end-mirror-maker"));
        process.launch();
    }

    /** Where to look when it does not copy. */
    String evidence() {
        return "MirrorMaker " + (process.isAlive() ? "runs" : "ended") + ", its log is " + process.log() + ":\n"
                + process.output();
    }

    @Override
    public void close() {
        process.kill9();
    }
}
