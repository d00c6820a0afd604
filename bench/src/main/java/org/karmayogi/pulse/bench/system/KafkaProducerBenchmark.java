package org.karmayogi.pulse.bench.system;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.regex.Pattern;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.tools.ProducerPerformance;

/**
 * The peer of all that writes to the log: Kafka's own producer benchmark, in a process of its own, with the producer's settings of
 * intake, against the same broker. Its records are values only, each as long as one of ours with its key and its headers, and of their
 * very characters, so that they compress as ours do. They go to a topic of their own.
 */
public final class KafkaProducerBenchmark {

    private static final String TOPIC = "producer-benchmark";
    private static final int DISTINCT = 20_000;
    /** While the compilers are at work. */
    private static final int WARM_UP = 500_000;

    private static final int RECORDS = 1_500_000;
    private static final Pattern STEADY = Pattern.compile("steady state records sent, ([0-9]+)[.,][0-9]+ records/sec");

    private final BenchSystem system;
    private final int broker;

    /** Nothing is made yet. */
    public KafkaProducerBenchmark(BenchSystem system, int broker) {
        this.system = system;
        this.broker = broker;
    }

    /** Records a second, after it has warmed up. */
    public double perSecond(EventSource events) throws IOException, InterruptedException, ExecutionException {
        makeTopic();
        String written = system.run(ProducerPerformance.class, arguments(payloads(events)));
        List<Double> rates = STEADY.matcher(written)
                .results()
                .map(line -> Double.valueOf(line.group(1)))
                .toList();
        if (rates.isEmpty()) {
            throw new IllegalStateException("Kafka's producer benchmark said no rate: " + written);
        }
        return rates.get(rates.size() - 1);
    }

    private void makeTopic() throws InterruptedException, ExecutionException {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", "127.0.0.1:" + broker))) {
            if (!admin.listTopics().names().get().contains(TOPIC)) {
                admin.createTopics(List.of(new NewTopic(TOPIC, Sizing.DEFAULT.partitions(), (short) 1)))
                        .all()
                        .get();
            }
        }
    }

    private List<String> arguments(Path payloads) {
        List<String> arguments = new ArrayList<>(List.of(
                "--topic", TOPIC, "--payload-file", payloads.toString(), "--throughput", "-1", "--num-records"));
        arguments.addAll(List.of(String.valueOf(WARM_UP + RECORDS), "--warmup-records", String.valueOf(WARM_UP)));
        arguments.add("--producer-props");
        LogWriter.settings(broker).forEach((name, value) -> arguments.add(name + "=" + value));
        return arguments;
    }

    private Path payloads(EventSource events) throws IOException {
        List<String> lines = new ArrayList<>(DISTINCT);
        for (int i = 0; i < DISTINCT; i++) {
            lines.add(line(events.next()));
        }
        Path file = system.data("payloads");
        Files.createDirectories(file.getParent());
        return Files.write(file, lines);
    }

    private static String line(ProducerRecord<byte[], byte[]> record) {
        StringBuilder line = new StringBuilder(new String(record.key(), UTF_8));
        for (Header header : record.headers()) {
            line.append(header.key()).append(new String(header.value(), UTF_8));
        }
        return line.append(new String(record.value(), UTF_8)).toString();
    }
}
