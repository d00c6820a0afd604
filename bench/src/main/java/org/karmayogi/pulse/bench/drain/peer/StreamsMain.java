package org.karmayogi.pulse.bench.drain.peer;

import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.karmayogi.pulse.e2e.faults.log.LogClient;

/**
 * The same in Kafka Streams, exactly once (EOS v2), its state in RocksDB behind a cache and in changelogs. In its best form: learners
 * and totals by partition, so that nothing is repartitioned; totals held in memory, written through cell by cell, and sunk to the
 * store in the background; and it commits as seldom as metrics-service flushes.
 */
public final class StreamsMain {

    /** What it commits as. */
    public static final String GROUP = "bench-streams";

    static final String LEARNERS = "learners";
    static final String TOTALS = "totals";

    /** As metrics-service flushes while it catches up. */
    static final Duration COMMIT = Duration.ofSeconds(10);

    private StreamsMain() {}

    /** Takes {@link PeerArguments}; runs until it is killed. */
    public static void main(String[] words) {
        PeerArguments arguments = PeerArguments.of(words);
        MongoDatabase store = MongoClients.create(arguments.storeUri()).getDatabase("pulse");
        LogEnds ends = LogEnds.watched(arguments);
        KafkaStreams streams = new KafkaStreams(topology(store, ends), settings(arguments));
        streams.setUncaughtExceptionHandler(why -> {
            why.printStackTrace();
            Runtime.getRuntime().halt(1);
            return StreamThreadExceptionResponse.SHUTDOWN_APPLICATION;
        });
        streams.setStateListener((now, before) -> {
            if (now == KafkaStreams.State.RUNNING) {
                System.out.println(PeerArguments.READY);
            }
        });
        streams.start();
    }

    private static Topology topology(MongoDatabase store, LogEnds ends) {
        EventReader reader = new EventReader();
        // As many as metrics-service has flushers.
        Executor sinking = Executors.newFixedThreadPool(2);
        return new Topology()
                .addSource(
                        "log",
                        Serdes.String().deserializer(),
                        Serdes.ByteArray().deserializer(),
                        LogClient.EVENTS)
                .addProcessor("fold", () -> new StreamsProcessor(reader, ends, new TotalsSink(store, sinking)), "log")
                .addStateStore(stored(LEARNERS), "fold")
                .addStateStore(stored(TOTALS), "fold");
    }

    private static StoreBuilder<KeyValueStore<String, byte[]>> stored(String name) {
        return Stores.keyValueStoreBuilder(Stores.persistentKeyValueStore(name), Serdes.String(), Serdes.ByteArray())
                .withCachingEnabled();
    }

    private static Properties settings(PeerArguments arguments) {
        Properties settings = new Properties();
        settings.put(StreamsConfig.APPLICATION_ID_CONFIG, GROUP);
        settings.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, arguments.bootstrap());
        settings.put(StreamsConfig.STATE_DIR_CONFIG, arguments.folder().toString());
        settings.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
        settings.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, PeerArguments.THREADS);
        settings.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, COMMIT.toMillis());
        settings.put(StreamsConfig.REPLICATION_FACTOR_CONFIG, 1);
        // The learners metrics-service may hold.
        settings.put(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, 512L * 1024 * 1024);
        settings.put(StreamsConfig.BUFFERED_RECORDS_PER_PARTITION_CONFIG, 5_000);
        settings.put(StreamsConfig.consumerPrefix("max.poll.records"), 5_000);
        PollLoop.reading().forEach((name, value) -> settings.put(StreamsConfig.consumerPrefix(name), value));
        // A commit writes what changed to the changelogs at once, some ten megabytes.
        settings.put(StreamsConfig.producerPrefix("batch.size"), 128 * 1024);
        settings.put(StreamsConfig.producerPrefix("buffer.memory"), 128L * 1024 * 1024);
        settings.put(StreamsConfig.producerPrefix("compression.type"), "lz4");
        settings.put(StreamsConfig.producerPrefix("transaction.timeout.ms"), 60_000);
        return settings;
    }
}
