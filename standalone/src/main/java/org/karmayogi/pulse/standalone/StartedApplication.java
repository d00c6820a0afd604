package org.karmayogi.pulse.standalone;

import org.springframework.context.ConfigurableApplicationContext;

/** An application that serves. */
record StartedApplication(String name, ConfigurableApplicationContext context) implements AutoCloseable {

    String address() {
        return "http://127.0.0.1:" + context.getEnvironment().getRequiredProperty("local.server.port");
    }

    @Override
    public void close() {
        context.close();
    }
}
