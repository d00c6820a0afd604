package org.karmayogi.pulse.e2e.faults.process;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;

/** Asks a service of this machine whether it is ready. */
public final class HealthProbe {

    private HealthProbe() {}

    /** Whether it answers, and says so. */
    public static boolean isReady(int port) {
        try {
            HttpURLConnection connection =
                    (HttpURLConnection) URI.create("http://127.0.0.1:" + port + "/actuator/health/readiness")
                            .toURL()
                            .openConnection();
            connection.setConnectTimeout(1_000);
            connection.setReadTimeout(2_000);
            boolean ready = connection.getResponseCode() == 200;
            connection.disconnect();
            return ready;
        } catch (IOException e) {
            return false;
        }
    }
}
