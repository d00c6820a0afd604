package org.karmayogi.pulse.metrics.store;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.karmayogi.pulse.embedded.EmbeddedStore;
import org.karmayogi.pulse.metrics.commit.MetricsStore;
import org.karmayogi.pulse.metrics.commit.ProtocolContract;

/** The schedules over the wire, against the embedded store. */
class ProtocolInProcessIT extends ProtocolContract {

    private static final AtomicInteger DATABASES = new AtomicInteger();

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
    protected int schedules() {
        return 100;
    }

    @Override
    protected MetricsStore empty() {
        return new MongoMetricsStore(client.getDatabase("schedule-" + DATABASES.incrementAndGet()), "");
    }
}
