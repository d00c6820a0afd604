package org.karmayogi.pulse.metrics.store;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.karmayogi.pulse.metrics.commit.CommitContract;
import org.karmayogi.pulse.metrics.commit.MetricsStore;
import org.testcontainers.junit.jupiter.Container;
import org.testcontainers.junit.jupiter.Testcontainers;
import org.testcontainers.mongodb.MongoDBContainer;

/** The same against a real MongoDB as a replica set; shown as skipped where there is no Docker. */
@Testcontainers(disabledWithoutDocker = true)
class CommitInContainerIT extends CommitContract {

    @Container
    private static final MongoDBContainer SERVER = new MongoDBContainer("mongo:8.0").withReplicaSet();

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
    protected MetricsStore store() {
        return new MongoMetricsStore(client.getDatabase("pulse"), "");
    }
}
