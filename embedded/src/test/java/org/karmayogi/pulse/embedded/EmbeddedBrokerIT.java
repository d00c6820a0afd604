package org.karmayogi.pulse.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedBrokerIT {

    @TempDir
    Path directory;

    @Test
    void keepsItsLogWhenItStartsAgainOnAnotherPort() throws Exception {
        String before;
        try (EmbeddedBroker broker = EmbeddedBroker.start(directory)) {
            assertThat(broker.predecessorWasKilled()).isFalse();
            before = broker.bootstrapServers();
            Clients clients = new Clients(before);
            clients.createTopic("learning-events");
            clients.produce("learning-events", List.of("a", "b", "c"));
        }
        try (ServerSocket taken = new ServerSocket(port(before), 1, InetAddress.getLoopbackAddress());
                EmbeddedBroker broker = EmbeddedBroker.start(directory)) {
            assertThat(taken.isBound()).isTrue();
            assertThat(broker.bootstrapServers()).isNotEqualTo(before);
            assertThat(broker.predecessorWasKilled()).isFalse();
            assertThat(new Clients(broker.bootstrapServers()).consume("learning-events", 3))
                    .containsExactlyInAnyOrder("a", "b", "c");
        }
    }

    @Test
    void losesNothingAndIsBackSoonWhenItsProcessIsKilled() throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        KilledBroker.class.getName(),
                        directory.toString())
                .redirectErrorStream(true)
                .start();
        try (var reader = process.inputReader()) {
            assertThat(reader.lines().anyMatch(KilledBroker.PRODUCED::equals)).isTrue();
            process.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
        }
        long start = System.nanoTime();
        try (EmbeddedBroker broker = EmbeddedBroker.start(directory)) {
            assertThat(broker.predecessorWasKilled()).isTrue();
            assertThat(new Clients(broker.bootstrapServers()).consume("learning-events", 2))
                    .containsExactlyInAnyOrder("x", "y");
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(15));
        }
    }

    @Test
    void servesAgainOnTheSamePortAfterAStop() throws Exception {
        try (EmbeddedBroker broker = EmbeddedBroker.start(directory)) {
            String servers = broker.bootstrapServers();
            Clients clients = new Clients(servers);
            clients.createTopic("learning-events");
            broker.stop();
            broker.restart();
            assertThat(broker.bootstrapServers()).isEqualTo(servers);
            clients.produce("learning-events", List.of("later"));
            assertThat(clients.consume("learning-events", 1)).containsExactly("later");
        }
    }

    @Test
    void createsNoTopicThatIsOnlyAskedFor() throws Exception {
        try (EmbeddedBroker broker = EmbeddedBroker.start(directory);
                Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            assertThatThrownBy(() -> new Clients(broker.bootstrapServers()).produce("unknown", List.of("a")))
                    .hasMessageContaining("unknown");
            assertThat(admin.listTopics().names().get()).isEmpty();
        }
    }

    @Test
    void saysWhichPortIsTaken() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> EmbeddedBroker.start(directory, taken.getLocalPort()))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("Port " + taken.getLocalPort());
        }
    }

    private static int port(String bootstrapServers) {
        return Integer.parseInt(bootstrapServers.substring(bootstrapServers.indexOf(':') + 1));
    }
}
