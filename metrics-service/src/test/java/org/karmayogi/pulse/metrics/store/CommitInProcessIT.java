package org.karmayogi.pulse.metrics.store;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.karmayogi.pulse.embedded.EmbeddedStore;
import org.karmayogi.pulse.metrics.commit.CommitContract;
import org.karmayogi.pulse.metrics.commit.MetricsStore;

/** The commit protocol over the wire, against the embedded store. */
class CommitInProcessIT extends CommitContract {

    private static EmbeddedStore server;
    private static MongoClient client;

    @BeforeAll
    static void start() {
        server = EmbeddedStore.start();
        client = MongoClients.create(server.connectionString());
    }

    @AfterAll
    static void stop() {
        client.close();
        server.close();
    }

    @Override
    protected MetricsStore store() {
        return new MongoMetricsStore(client.getDatabase("pulse"), "");
    }
}
