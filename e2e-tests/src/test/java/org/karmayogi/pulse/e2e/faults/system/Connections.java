package org.karmayogi.pulse.e2e.faults.system;

import java.util.List;
import org.karmayogi.pulse.e2e.faults.process.Ports;
import org.karmayogi.pulse.e2e.faults.proxy.FaultyProxy;
import org.karmayogi.pulse.e2e.faults.proxy.Requests;

/** Where the broker listens, and through which proxy each side reaches it: the faults of intake and fold are independent. */
public final class Connections implements AutoCloseable {

    private final int direct = Ports.free();
    private final int intakeDoor = Ports.free();
    private final int metricsDoor = Ports.free();
    private final FaultyProxy intake = new FaultyProxy(Requests.Framing.ANY, () -> List.of(intakeDoor));
    private final FaultyProxy metrics = new FaultyProxy(Requests.Framing.ANY, () -> List.of(metricsDoor));

    /** The broker's own port, for the tests. */
    public int direct() {
        return direct;
    }

    /** Between the intake services and the broker. */
    public FaultyProxy intake() {
        return intake;
    }

    /** Between metrics-service and the broker. */
    public FaultyProxy metrics() {
        return metrics;
    }

    /** The broker's further listeners as its process takes them: {@code port:advertised}. */
    List<String> doors() {
        return List.of(intakeDoor + ":" + intake.port(), metricsDoor + ":" + metrics.port());
    }

    @Override
    public void close() {
        intake.close();
        metrics.close();
    }
}
