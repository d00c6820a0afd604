package org.karmayogi.pulse.edge.drain;

import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.context.ApplicationContext;
import org.springframework.context.SmartLifecycle;

/**
 * Goes on answering for a while after the service was told to stop, says meanwhile that it is not ready, and with every
 * answer that the connection will not be kept. Without it a request that is sent in the very moment an idle connection is
 * closed gets no answer, and its sender can not know whether it was taken.
 */
public final class Drain implements SmartLifecycle {

    private final ApplicationContext context;
    private final DrainProperties properties;
    private volatile boolean running;
    private volatile boolean draining;

    public Drain(ApplicationContext context, DrainProperties properties) {
        this.context = context;
        this.properties = properties;
    }

    /** Whether connections are to be given up with their next answer. */
    public boolean isDraining() {
        return draining;
    }

    @Override
    public void start() {
        running = true;
    }

    @Override
    public void stop() {
        AvailabilityChangeEvent.publish(context, ReadinessState.REFUSING_TRAFFIC);
        draining = true;
        try {
            Thread.sleep(properties.period().toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Before everything else, the web server included. */
    @Override
    public int getPhase() {
        return Integer.MAX_VALUE;
    }
}
