package org.karmayogi.pulse.metrics.store;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.karmayogi.pulse.metrics.commit.MetricsStore;
import org.karmayogi.pulse.metrics.commit.ProtocolContract;
import org.testcontainers.junit.jupiter.Container;
import org.testcontainers.junit.jupiter.Testcontainers;
import org.testcontainers.mongodb.MongoDBContainer;

/** The schedules against a real MongoDB as a replica set; shown as skipped where there is no Docker. */
@Testcontainers(disabledWithoutDocker = true)
class ProtocolInContainerIT extends ProtocolContract {

    @Container
    private static final MongoDBContainer SERVER = new MongoDBContainer("mongo:8.0").withReplicaSet();

    private static final AtomicInteger DATABASES = new AtomicInteger();

    private static MongoClient client;

    @BeforeAll
    static void start() {
        client = MongoClients.create(SERVER.getReplicaSetUrl());
    }

    @AfterAll
    static void stop() {
        client.close();
    }

    @Override
    protected int schedules() {
        return 100;
    }

    @Override
    protected MetricsStore empty() {
        return new MongoMetricsStore(client.getDatabase("schedule-" + DATABASES.incrementAndGet()), "");
    }
}
