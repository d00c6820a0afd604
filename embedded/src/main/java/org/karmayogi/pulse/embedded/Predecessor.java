package org.karmayogi.pulse.embedded;

import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The broker that had a log directory before and was killed. It is still registered, and the controller has its successor wait until
 * the dead one's session ends: six seconds. But a directory has one broker at a time, so it is known to be gone.
 */
final class Predecessor {

    private static final Logger LOG = LoggerFactory.getLogger(Predecessor.class);

    /** Trying for longer than the session takes to end by itself would be no gain. */
    private static final int PATIENCE_MILLIS = 5_000;

    private static final int REQUEST_MILLIS = 2_000;

    private Predecessor() {}

    /** Has it forgotten by the controller on that port. Where that does not work, its session ends by itself. */
    static void unregister(int controllerPort) {
        Map<String, Object> settings = Map.of(
                "bootstrap.controllers", Loopback.HOST + ":" + controllerPort,
                "request.timeout.ms", REQUEST_MILLIS,
                "default.api.timeout.ms", PATIENCE_MILLIS);
        try (Admin admin = Admin.create(settings)) {
            admin.unregisterBroker(BrokerSettings.NODE).all().get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            LOG.info("The broker that was killed is forgotten when its session ends", e);
        }
    }
}
