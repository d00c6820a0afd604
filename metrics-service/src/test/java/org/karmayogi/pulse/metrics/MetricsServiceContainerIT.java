package org.karmayogi.pulse.metrics;

import org.testcontainers.junit.jupiter.Container;
import org.testcontainers.junit.jupiter.Testcontainers;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.mongodb.MongoDBContainer;

/** The same against the images of broker and store; shown as skipped where there is no Docker. */
@Testcontainers(disabledWithoutDocker = true)
class MetricsServiceContainerIT extends MetricsServiceIT {

    @Container
    static final KafkaContainer KAFKA = new KafkaContainer("apache/kafka-native:4.2.1");

    @Container
    static final MongoDBContainer MONGO = new MongoDBContainer("mongo:8.0").withReplicaSet();

    @Override
    String startBroker() {
        return KAFKA.getBootstrapServers();
    }

    @Override
    String startStore() {
        return MONGO.getReplicaSetUrl();
    }
}
