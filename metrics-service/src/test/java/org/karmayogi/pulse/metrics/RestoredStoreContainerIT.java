package org.karmayogi.pulse.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.testcontainers.containers.Container.ExecResult;
import org.testcontainers.junit.jupiter.Container;
import org.testcontainers.junit.jupiter.Testcontainers;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.mongodb.MongoDBContainer;
import org.testcontainers.utility.MountableFile;

/** The same with mongodump, mongorestore and mongosh on a replica set; shown as skipped where there is no Docker. */
@Testcontainers(disabledWithoutDocker = true)
class RestoredStoreContainerIT extends RestoredStoreIT {

    @Container
    static final KafkaContainer KAFKA = new KafkaContainer("apache/kafka-native:4.2.1");

    @Container
    static final MongoDBContainer MONGO = new MongoDBContainer("mongo:8.0").withReplicaSet();

    private static final String ARCHIVE = "--archive=/tmp/pulse.archive";
    private static final String SCRIPT = "/tmp/restored.js";

    @Override
    String startBroker() {
        return KAFKA.getBootstrapServers();
    }

    @Override
    String startStore() {
        return MONGO.getReplicaSetUrl();
    }

    @Override
    void dump() throws Exception {
        CompletableFuture<Void> fold = CompletableFuture.runAsync(() -> {
            try {
                pushCompletions(1_000);
            } catch (Exception e) {
                throw new CompletionException(e);
            }
        });
        inContainer("mongodump", "--db", "pulse", "--gzip", ARCHIVE);
        fold.get();
    }

    @Override
    void restore() throws Exception {
        inContainer("mongorestore", "--drop", "--gzip", ARCHIVE);
    }

    @Override
    void withdraw() throws Exception {
        MONGO.copyFileToContainer(MountableFile.forHostPath(Path.of("..", "deploy", "mongo", "restored.js")), SCRIPT);
        inContainer("mongosh", "--quiet", SCRIPT);
    }

    private static void inContainer(String... command) throws Exception {
        ExecResult result = MONGO.execInContainer(command);
        assertThat(result.getExitCode())
                .as("%s: %s%s", String.join(" ", command), result.getStdout(), result.getStderr())
                .isZero();
    }
}
