package org.karmayogi.pulse.embedded;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import kafka.server.BrokerServer;
import kafka.server.ControllerServer;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import kafka.server.SharedServer;
import kafka.server.StandardFaultHandlerFactory;
import org.apache.kafka.common.metrics.Metrics;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.bootstrap.BootstrapMetadata;
import org.apache.kafka.metadata.properties.MetaPropertiesEnsemble;
import org.slf4j.LoggerFactory;
import scala.Tuple2;

/** One run of the broker and its controller, from start to stop; what {@code KafkaRaftServer} does, on sockets that are bound already. */
final class RunningBroker {

    private final ControllerServer controller;
    private final BrokerServer broker;
    private final boolean leftBehind;
    private boolean stopped;

    private RunningBroker(ControllerServer controller, BrokerServer broker, boolean leftBehind) {
        this.controller = controller;
        this.broker = broker;
        this.leftBehind = leftBehind;
    }

    /** Whether the broker before it was killed. */
    boolean predecessorWasKilled() {
        return leftBehind;
    }

    static RunningBroker start(Path directory, LoopbackPorts ports) throws IOException {
        boolean leftBehind = LogDirectory.wasLeftBehind(directory);
        LogDirectory.format(directory);
        ports.bind();
        try {
            return start(new KafkaConfig(BrokerSettings.of(directory, ports), false), ports, leftBehind);
        } catch (RuntimeException e) {
            ports.release();
            throw e;
        }
    }

    private static RunningBroker start(KafkaConfig config, LoopbackPorts ports, boolean leftBehind) {
        Tuple2<MetaPropertiesEnsemble, BootstrapMetadata> directories =
                KafkaRaftServer.initializeLogDirs(config, LoggerFactory.getLogger(EmbeddedBroker.class), "");
        Map<Integer, InetSocketAddress> voters = Map.of(BrokerSettings.NODE, Loopback.port(ports.controller()));
        SharedServer shared = new SharedServer(
                config,
                directories._1(),
                Time.SYSTEM,
                new Metrics(),
                CompletableFuture.completedFuture(voters),
                List.of(),
                new StandardFaultHandlerFactory(),
                ports);
        ControllerServer controller = new ControllerServer(shared, KafkaRaftServer.configSchema(), directories._2());
        BrokerServer broker = new BrokerServer(shared);
        RunningBroker run = new RunningBroker(controller, broker, leftBehind);
        try {
            controller.startup();
            if (leftBehind) {
                Predecessor.unregister(ports.controller());
            }
            broker.startup();
            return run;
        } catch (RuntimeException e) {
            run.stop(Duration.ZERO);
            throw e;
        }
    }

    void stop(Duration timeout) {
        if (stopped) {
            return;
        }
        stopped = true;
        broker.shutdown(timeout);
        controller.shutdown();
    }
}
