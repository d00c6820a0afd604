package org.karmayogi.pulse.e2e.faults.system;

import java.net.URI;
import java.util.List;
import java.util.Map;
import org.karmayogi.pulse.e2e.client.PulseClient;
import org.karmayogi.pulse.e2e.faults.process.ManagedProcess;
import org.karmayogi.pulse.e2e.faults.process.Ports;
import org.karmayogi.pulse.e2e.faults.proxy.FaultyProxy;
import org.karmayogi.pulse.e2e.faults.proxy.Requests;

/** One metrics-service with its own way to the store. */
public final class MetricsInstance implements AutoCloseable {

    private final int port = Ports.free();
    private final FaultyProxy store;
    private final ManagedProcess process;
    private final PulseClient client;

    MetricsInstance(int number, Processes processes, int brokerPort, int storePort, Map<String, String> keys) {
        store = new FaultyProxy(Requests.Framing.MONGO, () -> List.of(storePort));
        process = processes.metrics("metrics-" + number, port, brokerPort, store.port());
        client = new PulseClient(URI.create("http://127.0.0.1:" + port), keys);
    }

    int port() {
        return port;
    }

    /** Between this instance and the store. */
    public FaultyProxy store() {
        return store;
    }

    public ManagedProcess process() {
        return process;
    }

    /** Asks this instance, not the gateway. */
    public PulseClient client() {
        return client;
    }

    @Override
    public void close() {
        process.kill9();
        store.close();
    }
}
