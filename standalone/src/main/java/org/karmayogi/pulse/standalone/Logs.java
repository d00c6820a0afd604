package org.karmayogi.pulse.standalone;

import java.nio.file.Path;
import org.slf4j.bridge.SLF4JBridgeHandler;

/** Where the process logs to: one configuration for broker, store and all applications. */
final class Logs {

    private Logs() {}

    /** To be called before the first logger is asked for. */
    static void in(Path data) {
        System.setProperty("pulse.logs", data.resolve("logs").toString());
        System.setProperty("logback.configurationFile", "standalone-logback.xml");
        SLF4JBridgeHandler.removeHandlersForRootLogger();
        SLF4JBridgeHandler.install();
    }
}
