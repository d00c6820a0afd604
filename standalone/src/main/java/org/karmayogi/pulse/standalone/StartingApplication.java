package org.karmayogi.pulse.standalone;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.logging.LoggingSystem;

/** An application that starts on a thread of its own. */
record StartingApplication(String name, CompletableFuture<StartedApplication> started) {

    /** @param properties as {@code name=value}, stronger than the application's own configuration */
    static StartingApplication start(String name, SpringApplicationBuilder application, List<String> properties) {
        // Else each application would configure the logging of all others anew, and two that do so at once can fail.
        System.setProperty(LoggingSystem.SYSTEM_PROPERTY, LoggingSystem.NONE);
        CompletableFuture<StartedApplication> started = new CompletableFuture<>();
        String[] arguments =
                properties.stream().map(property -> "--" + property).toArray(String[]::new);
        Thread thread = new Thread(
                () -> {
                    try {
                        // Spring's own hook would stop all applications in an order of its choice.
                        started.complete(new StartedApplication(
                                name, application.registerShutdownHook(false).run(arguments)));
                    } catch (RuntimeException e) {
                        started.completeExceptionally(e);
                    }
                },
                "start-" + name);
        thread.setDaemon(true);
        thread.start();
        return new StartingApplication(name, started);
    }

    StartedApplication await() throws InterruptedException {
        try {
            return started.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(name + " did not start", e.getCause());
        }
    }
}
