package org.karmayogi.pulse.bench.drain.peer;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.connect.connector.policy.AllConnectorClientConfigOverridePolicy;
import org.apache.kafka.connect.connector.policy.ConnectorClientConfigOverridePolicy;
import org.apache.kafka.connect.runtime.Herder;
import org.apache.kafka.connect.runtime.Worker;
import org.apache.kafka.connect.runtime.isolation.Plugins;
import org.apache.kafka.connect.runtime.rest.entities.ConnectorInfo;
import org.apache.kafka.connect.runtime.rest.entities.ConnectorStateInfo;
import org.apache.kafka.connect.runtime.standalone.StandaloneConfig;
import org.apache.kafka.connect.runtime.standalone.StandaloneHerder;
import org.apache.kafka.connect.storage.FileOffsetBackingStore;
import org.apache.kafka.connect.util.FutureCallback;
import org.karmayogi.pulse.e2e.faults.log.LogClient;
import org.karmayogi.pulse.e2e.system.Pause;

/**
 * What needs no code but a transformation: MongoDB's Kafka sink connector, in a standalone worker of Kafka Connect without its HTTP face.
 * Each event replaces what has its identity, so that a repetition changes nothing; nothing is counted.
 */
public final class ConnectorMain {

    private static final String NAME = "bench-connector";

    /** What it commits as. */
    public static final String GROUP = "connect-" + NAME;

    private static final String TEXT = "org.apache.kafka.connect.storage.StringConverter";
    private static final String JSON = "org.apache.kafka.connect.json.JsonConverter";
    private static final String MONGO = "com.mongodb.kafka.connect.";
    private static final long LOOK_MILLIS = 200;

    private ConnectorMain() {}

    /** Takes {@link PeerArguments}; runs until it is killed, or a task fails. */
    public static void main(String[] words) throws InterruptedException, ExecutionException {
        PeerArguments arguments = PeerArguments.of(words);
        Map<String, String> settings = worker(arguments);
        Plugins plugins = new Plugins(settings);
        StandaloneConfig config = new StandaloneConfig(settings);
        ConnectorClientConfigOverridePolicy policy = new AllConnectorClientConfigOverridePolicy();
        // The offsets of sources; there are none.
        FileOffsetBackingStore offsets =
                new FileOffsetBackingStore(plugins.newInternalConverter(true, JSON, Map.of("schemas.enable", "false")));
        offsets.configure(config);
        Worker worker = new Worker(NAME, Time.SYSTEM, plugins, config, offsets, policy);
        Herder herder = new StandaloneHerder(worker, config.kafkaClusterId(), policy);
        herder.start();
        FutureCallback<Herder.Created<ConnectorInfo>> created = new FutureCallback<>();
        herder.putConnectorConfig(NAME, connector(arguments), false, created);
        created.get();
        watch(herder);
    }

    private static void watch(Herder herder) {
        boolean ready = false;
        while (true) {
            List<ConnectorStateInfo.TaskState> tasks =
                    herder.connectorStatus(NAME).tasks();
            tasks.stream()
                    .filter(task -> task.state().equals("FAILED"))
                    .findFirst()
                    .ifPresent(task -> {
                        System.err.println(task.trace());
                        Runtime.getRuntime().halt(1);
                    });
            if (!ready
                    && tasks.size() == PeerArguments.THREADS
                    && tasks.stream().allMatch(task -> task.state().equals("RUNNING"))) {
                ready = true;
                System.out.println(PeerArguments.READY);
            }
            Pause.millis(LOOK_MILLIS);
        }
    }

    private static Map<String, String> worker(PeerArguments arguments) {
        Map<String, String> settings = new HashMap<>();
        settings.put("bootstrap.servers", arguments.bootstrap());
        settings.put("plugin.path", PeerArguments.PLUGINS.toString());
        // The connector's jar does not list what it has.
        settings.put("plugin.discovery", "only_scan");
        settings.put("key.converter", TEXT);
        settings.put("header.converter", TEXT);
        settings.put("value.converter", JSON);
        settings.put("value.converter.schemas.enable", "false");
        settings.put("offset.storage.file.filename", arguments.folder().toString());
        // As often as the other peers commit.
        settings.put("offset.flush.interval.ms", "200");
        settings.put("consumer.isolation.level", "read_committed");
        settings.put("consumer.max.poll.records", "20000");
        PollLoop.reading().forEach((name, value) -> settings.put("consumer." + name, String.valueOf(value)));
        return settings;
    }

    private static Map<String, String> connector(PeerArguments arguments) {
        Map<String, String> settings = new HashMap<>();
        settings.put("name", NAME);
        settings.put("connector.class", MONGO + "MongoSinkConnector");
        settings.put("tasks.max", String.valueOf(PeerArguments.THREADS));
        settings.put("topics", LogClient.EVENTS);
        settings.put("connection.uri", arguments.storeUri() + "/?w=majority");
        settings.put("database", "pulse");
        settings.put("collection", CollectedEvents.COLLECTION);
        settings.put("document.id.strategy", MONGO + "sink.processor.id.strategy.ProvidedInValueStrategy");
        // Else it warns of each document that has its id already.
        settings.put("document.id.strategy.overwrite.existing", "true");
        settings.put("writemodel.strategy", MONGO + "sink.writemodel.strategy.ReplaceOneDefaultStrategy");
        settings.put("bulk.write.ordered", "false");
        settings.put("transforms", "document");
        settings.put("transforms.document.type", EventAsDocument.class.getName());
        return settings;
    }
}
