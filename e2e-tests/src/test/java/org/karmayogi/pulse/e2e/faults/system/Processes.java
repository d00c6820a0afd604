package org.karmayogi.pulse.e2e.faults.system;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.karmayogi.pulse.e2e.faults.process.BrokerMain;
import org.karmayogi.pulse.e2e.faults.process.HealthProbe;
import org.karmayogi.pulse.e2e.faults.process.Java;
import org.karmayogi.pulse.e2e.faults.process.ManagedProcess;
import org.karmayogi.pulse.e2e.faults.process.Ports;
import org.karmayogi.pulse.e2e.faults.process.SecondBrokerMain;
import org.karmayogi.pulse.e2e.faults.process.ServiceJars;
import org.karmayogi.pulse.e2e.faults.process.StoreMain;

/** How each part is started: the services from their own jars, each with a small heap. */
final class Processes {

    private static final int SERVICE_HEAP = 256;
    private static final int BROKER_HEAP = 384;

    private final Path folder;
    private final Path keysFile;
    private final List<String> further;

    /** @param further properties of every service */
    Processes(Path folder, Path keysFile, List<String> further) {
        this.folder = folder;
        this.keysFile = keysFile;
        this.further = further;
    }

    ManagedProcess broker(int port, List<String> doors) {
        List<String> arguments = new ArrayList<>(List.of(folder.resolve("kafka").toString(), String.valueOf(port)));
        arguments.addAll(doors);
        return new ManagedProcess(
                "broker",
                Java.small(BROKER_HEAP).main(ServiceJars.embedded(), BrokerMain.class, arguments),
                folder,
                process -> process.output().contains(BrokerMain.READY));
    }

    ManagedProcess secondBroker(String clusterId, int controllerPort) {
        List<String> arguments = List.of(
                folder.resolve("kafka-2").toString(),
                String.valueOf(Ports.free()),
                clusterId,
                String.valueOf(controllerPort));
        return new ManagedProcess(
                "second-broker",
                Java.small(BROKER_HEAP).main(ServiceJars.embedded(), SecondBrokerMain.class, arguments),
                folder,
                process -> process.output().contains(SecondBrokerMain.READY));
    }

    ManagedProcess store(int port, int heapMegabytes) {
        return new ManagedProcess(
                "store",
                Java.small(heapMegabytes).main(ServiceJars.embedded(), StoreMain.class, List.of(String.valueOf(port))),
                folder,
                process -> process.output().contains(StoreMain.READY));
    }

    ManagedProcess intake(String module, int port, int brokerPort) {
        return service(module, module, port, List.of("--spring.kafka.bootstrap-servers=127.0.0.1:" + brokerPort));
    }

    /** @param properties beyond those that all of them have */
    ManagedProcess metrics(String name, int port, int brokerPort, int storePort, List<String> properties) {
        List<String> all = new ArrayList<>(properties);
        all.addAll(List.of(
                "--spring.kafka.bootstrap-servers=127.0.0.1:" + brokerPort,
                "--spring.mongodb.uri=mongodb://127.0.0.1:" + storePort + "/pulse",
                // The broker's minimum: a dead or paused owner is replaced sooner.
                "--spring.kafka.consumer.properties.session.timeout.ms=6000",
                "--spring.kafka.consumer.properties.heartbeat.interval.ms=1500",
                // Lost answers are a fault of every few minutes here.
                "--pulse.metrics.store.answer-timeout=4s",
                // Rebuilds come often here, and the store keeps all it is told in memory. Longer than an instance is
                // held back by a fault.
                "--pulse.metrics.rebuild.keep-retired=60s",
                // Sized for this heap, where the default of 512 MB is sized for a machine of its own.
                "--pulse.metrics.consume.learner-cache=48MB"));
        return service(name, "metrics-service", port, all);
    }

    ManagedProcess gateway(int port, int onboarding, int enrolment, int metrics) {
        List<String> properties = new ArrayList<>(WebCertificate.properties(folder));
        properties.addAll(List.of(
                "--pulse.services.onboarding.url=http://127.0.0.1:" + onboarding,
                "--pulse.services.enrolment.url=http://127.0.0.1:" + enrolment,
                "--pulse.services.metrics.url=http://127.0.0.1:" + metrics));
        return service("gateway", "gateway", port, properties);
    }

    private ManagedProcess service(String name, String module, int port, List<String> properties) {
        List<String> arguments = new ArrayList<>(properties);
        arguments.addAll(further);
        arguments.add("--server.address=127.0.0.1");
        arguments.add("--server.port=" + port);
        arguments.add("--pulse.access.keys-file=" + keysFile);
        arguments.add("--spring.lifecycle.timeout-per-shutdown-phase=8s");
        return new ManagedProcess(
                name,
                Java.small(SERVICE_HEAP).jar(ServiceJars.of(module), arguments),
                folder,
                process -> HealthProbe.isReady(port));
    }
}
