package org.karmayogi.pulse.e2e.clients;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.kafka.common.record.FileRecords;
import org.apache.kafka.common.record.RecordBatch;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.karmayogi.pulse.e2e.client.PulseClient;
import org.karmayogi.pulse.e2e.system.Installed;
import org.karmayogi.pulse.e2e.system.SharedSystem;
import org.karmayogi.pulse.e2e.system.StandaloneProcess;
import org.karmayogi.pulse.intake.publishing.ProducerSettings;

/** How records are packed in the log, and that a reader on librdkafka needs nothing for it. */
@ExtendWith(SharedSystem.class)
class PackedRecordsIT {

    private final StandaloneProcess system;
    private final PulseClient client;

    PackedRecordsIT(StandaloneProcess system) {
        this.system = system;
        this.client = new PulseClient(system);
    }

    @BeforeEach
    void something() throws IOException {
        client.push(
                        "/v1/enrolments",
                        "{\"id\":\"packed\",\"learnerId\":\"UP-PACKED\",\"occurredAt\":\"2026-01-15T10:30:00+05:30\",\"courseId\":\"do_1\"}")
                .expect(202);
    }

    @Test
    void recordsArePackedAsIsSaid() throws IOException {
        assertThat(codecs()).contains(ProducerSettings.CODEC).isSubsetOf(ProducerSettings.CODEC, "none");
    }

    @Test
    void kcatReadsTheLog() throws Exception {
        Runtimes.require(
                Installed.has("kcat"),
                "kcat is not on the PATH, so no reader on librdkafka was tried: apt-get install kcat");

        String read = Installed.run(List.of(
                "kcat", "-b", system.kafkaAddress(), "-t", "learning-events", "-C", "-e", "-q", "-f", "%k %s\\n"));

        assertThat(read.lines()).contains("UP-PACKED {\"courseId\":\"do_1\"}");
    }

    private Set<String> codecs() throws IOException {
        Set<String> codecs = new TreeSet<>();
        try (Stream<Path> files = Files.walk(system.data().resolve("kafka"))) {
            for (Path segment : files.filter(PackedRecordsIT::isOfTheLog).toList()) {
                try (FileRecords records = FileRecords.open(segment.toFile(), false)) {
                    for (RecordBatch batch : records.batches()) {
                        codecs.add(batch.compressionType().name);
                    }
                }
            }
        }
        return codecs;
    }

    private static boolean isOfTheLog(Path file) {
        return file.toString().endsWith(".log")
                && file.getParent().getFileName().toString().matches("learning-events-[0-9]+");
    }
}
