package org.karmayogi.pulse.e2e.faults.process;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.Feature;

/**
 * A second broker, so that a partition can have two copies and one of them can be missing: {@code <folder> <port> <cluster id>
 * <the controller's port>}.
 */
public final class SecondBrokerMain {

    /** Its id in the cluster. */
    public static final int NODE = 2;

    /** What it writes when it serves. */
    public static final String READY = "The second broker serves";

    private SecondBrokerMain() {}

    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of(arguments[0]);
        new Formatter()
                .setPrintStream(System.out)
                .setSupportedFeatures(Feature.PRODUCTION_FEATURES)
                .setNodeId(NODE)
                .setClusterId(arguments[2])
                .setControllerListenerName("CONTROLLER")
                .setMetadataLogDirectory(folder.toString())
                .addDirectory(folder.toString())
                .setIgnoreFormatted(true)
                .run();
        KafkaRaftServer server =
                new KafkaRaftServer(new KafkaConfig(settings(folder, arguments[1], arguments[3]), false), Time.SYSTEM);
        Runtime.getRuntime().addShutdownHook(new Thread(server::shutdown, "stop"));
        server.startup();
        System.out.println(READY);
        new CountDownLatch(1).await();
    }

    private static Map<String, String> settings(Path folder, String port, String controllerPort) {
        Map<String, String> settings = new HashMap<>();
        settings.put("process.roles", "broker");
        settings.put("node.id", String.valueOf(NODE));
        settings.put("log.dirs", folder.toString());
        settings.put("listeners", "CLIENTS://127.0.0.1:" + port);
        settings.put("advertised.listeners", "CLIENTS://127.0.0.1:" + port);
        settings.put("inter.broker.listener.name", "CLIENTS");
        settings.put("controller.listener.names", "CONTROLLER");
        settings.put("listener.security.protocol.map", "CLIENTS:PLAINTEXT,CONTROLLER:PLAINTEXT");
        settings.put("controller.quorum.voters", "1@127.0.0.1:" + controllerPort);
        // Its death is noticed as soon as that of the first one.
        settings.put("broker.session.timeout.ms", "6000");
        settings.put("broker.heartbeat.interval.ms", "1000");
        return settings;
    }
}
