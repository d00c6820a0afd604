package org.karmayogi.pulse.embedded;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** The broker's configuration: one node, one copy of everything, little memory, a quick start. */
final class BrokerSettings {

    static final int NODE = 1;
    static final String CONTROLLER = "CONTROLLER";

    private static final String CLIENTS = "CLIENTS";

    private BrokerSettings() {}

    static Map<String, String> of(Path directory, LoopbackPorts ports) {
        Map<String, String> settings = new HashMap<>(node(directory, ports));
        settings.putAll(oneCopy());
        settings.putAll(keepEverything());
        settings.putAll(small());
        settings.putAll(quick());
        return settings;
    }

    private static Map<String, String> node(Path directory, LoopbackPorts ports) {
        StringBuilder clients = new StringBuilder(CLIENTS + "://" + Loopback.HOST + ":" + ports.broker());
        StringBuilder advertised = new StringBuilder(clients);
        StringBuilder protocols = new StringBuilder(CLIENTS + ":PLAINTEXT," + CONTROLLER + ":PLAINTEXT");
        for (EmbeddedListener listener : ports.further()) {
            String name = "," + CLIENTS + listener.port();
            clients.append(name).append("://" + Loopback.HOST + ":").append(listener.port());
            advertised.append(name).append("://" + Loopback.HOST + ":").append(listener.advertised());
            protocols.append(name).append(":PLAINTEXT");
        }
        String controller = Loopback.HOST + ":" + ports.controller();
        return Map.of(
                "process.roles",
                "broker,controller",
                "node.id",
                String.valueOf(NODE),
                "log.dirs",
                directory.toString(),
                "listeners",
                clients + "," + CONTROLLER + "://" + controller,
                "advertised.listeners",
                advertised.toString(),
                "controller.listener.names",
                CONTROLLER,
                "inter.broker.listener.name",
                CLIENTS,
                "listener.security.protocol.map",
                protocols.toString(),
                // The voter is named here, not in the log, so that the port may be another one at every start.
                "controller.quorum.voters",
                NODE + "@" + controller);
    }

    private static Map<String, String> oneCopy() {
        return Map.of(
                "default.replication.factor", "1",
                "min.insync.replicas", "1",
                "offsets.topic.replication.factor", "1",
                "offsets.topic.num.partitions", "1",
                "transaction.state.log.replication.factor", "1",
                "transaction.state.log.min.isr", "1",
                "transaction.state.log.num.partitions", "1",
                "share.coordinator.state.topic.replication.factor", "1",
                "share.coordinator.state.topic.min.isr", "1",
                "share.coordinator.state.topic.num.partitions", "1");
    }

    private static Map<String, String> keepEverything() {
        return Map.of(
                "log.retention.ms", "-1",
                "log.retention.bytes", "-1",
                // A hundred years: how far records have been set aside is an offset that no one renews while nothing is
                // wrong.
                "offsets.retention.minutes", "52560000",
                "auto.create.topics.enable", "false",
                // Nobody else joins the group: waiting for more members only delays the first fold.
                "group.initial.rebalance.delay.ms", "0");
    }

    private static Map<String, String> small() {
        return Map.of(
                "num.network.threads", "2",
                "num.io.threads", "4",
                "background.threads", "2",
                "num.recovery.threads.per.data.dir", "2",
                "group.coordinator.threads", "1",
                "share.coordinator.threads", "1",
                // 128 MiB by default; 2 MiB hold the keys of 80,000 records, and the one compacted topic has a few
                // hundred.
                "log.cleaner.dedupe.buffer.size", String.valueOf(2 * 1024 * 1024),
                "log.cleaner.io.buffer.size", String.valueOf(128 * 1024));
    }

    private static Map<String, String> quick() {
        return Map.of(
                // 9 s by default. With 3 s, a machine under ten times the load it has cores for lost its leaders for a
                // moment.
                "broker.session.timeout.ms", "6000",
                "broker.heartbeat.interval.ms", "1000",
                // The quorum is this process, so an election needs no patience for a slow network.
                "controller.quorum.election.timeout.ms", "200");
    }
}
