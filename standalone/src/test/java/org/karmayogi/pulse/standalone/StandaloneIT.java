package org.karmayogi.pulse.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.karmayogi.pulse.standalone.command.CommandFolder;
import org.karmayogi.pulse.standalone.dead.DeadRun;
import org.karmayogi.pulse.standalone.doctor.DoctorRun;
import org.karmayogi.pulse.standalone.seed.SeedRun;

class StandaloneIT {

    @TempDir
    Path directory;

    @Test
    void takesAPopulationAndHasTheSameFiguresWhenStartedAgain() throws Exception {
        Settings settings = new Settings(0, directory, false);
        String before;
        try (Whole whole = new Whole(settings, DataFolder.open(directory))) {
            before = figures(whole.start(), "--people", "200", "--events", "2000");
        }
        try (Whole whole = new Whole(settings, DataFolder.open(directory))) {
            assertThat(figures(whole.start(), "--people", "200", "--events", "2000", "--shuffle", "3"))
                    .as("the same events in another order change nothing")
                    .isEqualTo(before);
        }
        assertThat(before).contains("registered").doesNotContain("registered                             0");
    }

    @Test
    void whatCanNotCountIsListedShownAndReplayed() throws Exception {
        Map<String, String> environment = Map.of("PULSE_DATA", directory.toString());
        try (Whole whole = new Whole(new Settings(0, directory, false), DataFolder.open(directory))) {
            whole.start();
            pushPastIntake("{}");
            pushPastIntake("{ }");
            await().atMost(Duration.ofSeconds(20)).until(() -> DeadRun.printed(0, environment, "dead", "list")
                    .startsWith("2 set aside: unknown-type 2"));
            String id = DeadRun.printed(0, environment, "dead", "list")
                    .lines()
                    .skip(1)
                    .findFirst()
                    .orElseThrow()
                    .split(" ", 2)[0];
            assertThat(DeadRun.printed(0, environment, "dead", "show", id)).contains("ce_subject: UP-1", "bytes\n{ }");
            assertThat(DeadRun.printed(0, environment, "dead", "replay", id)).endsWith("1 replayed\n");
            await().atMost(Duration.ofSeconds(20)).until(() -> DeadRun.printed(0, environment, "dead", "list")
                    .startsWith("3 set aside: unknown-type 3"));
            assertThat(DeadRun.printed(0, environment, "rejects", "list")).startsWith("0 set aside");
        }
    }

    @Test
    void aDoctorFindsNothingWrongAndAWrongKeyIsSaidToBe() throws Exception {
        Map<String, String> environment = Map.of("PULSE_DATA", directory.toString());
        try (Whole whole = new Whole(new Settings(0, directory, false), DataFolder.open(directory))) {
            String url = whole.start();
            figures(url, "--people", "20", "--events", "200");
            assertThat(DoctorRun.printed(0, environment, url))
                    .contains("metrics-service is ready", "All run ", "ok    figures", "ok    conflicts")
                    .contains("None of 3 keys expires", "learning-events is there: 12 partitions", "Every record")
                    .contains("0 checks failed, ")
                    .doesNotContain("fail  ");
            assertThat(DoctorRun.printed(1, Map.of("PULSE_KEY", "wrong"), url))
                    .contains("ok    gateway", "fail  key", "answers 401 (The key in X-API-Key is not known)");
            assertThat(DoctorRun.printed(1, Map.of("PULSE_KEY", key("reader")), url))
                    .contains("fail  key", "not an admin's");
            pushPastIntake("{}");
            await().atMost(Duration.ofSeconds(20)).until(() -> DoctorRun.printed(0, environment, url)
                    .contains("warn  dead          1 record of the log can never count"));
        }
    }

    private String key(String name) {
        return CommandFolder.key(directory.resolve("keys.json"), name).orElseThrow();
    }

    private void pushPastIntake(String value) throws Exception {
        String address = Files.readString(directory.resolve("kafka.address")).strip();
        try (KafkaProducer<String, String> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", address), new StringSerializer(), new StringSerializer())) {
            ProducerRecord<String, String> record = new ProducerRecord<>("learning-events", "UP-1", value);
            Map.of(
                            "ce_id", "e" + value.length(),
                            "ce_source", "portal",
                            "ce_subject", "UP-1",
                            "ce_type", "in.karmayogi.learner.promoted.v1",
                            "ce_time", "2026-01-05T10:00:00Z")
                    .forEach((name, text) -> record.headers().add(name, text.getBytes(StandardCharsets.UTF_8)));
            producer.send(record).get();
        }
    }

    /** The printed figures, without the lines that tell the time. */
    private String figures(String url, String... options) throws InterruptedException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        List<String> arguments = new ArrayList<>(List.of(options));
        arguments.addAll(
                List.of("--url", url, "--keys", directory.resolve("keys.json").toString()));
        int exit = SeedRun.run(arguments, Map.of(), new PrintStream(out, true, StandardCharsets.UTF_8));
        assertThat(exit).as(out.toString(StandardCharsets.UTF_8)).isZero();
        return out.toString(StandardCharsets.UTF_8)
                .lines()
                .filter(line -> line.startsWith("  "))
                .collect(Collectors.joining("\n"));
    }
}
