package org.karmayogi.pulse.e2e.openapi;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.karmayogi.pulse.edge.access.ApiClient;
import org.karmayogi.pulse.edge.access.ApiKey;
import org.karmayogi.pulse.edge.access.ApiKeyFile;
import org.karmayogi.pulse.edge.access.Scope;
import org.karmayogi.pulse.embedded.EmbeddedBroker;
import org.karmayogi.pulse.embedded.EmbeddedStore;
import org.karmayogi.pulse.enrolment.EnrolmentApplication;
import org.karmayogi.pulse.gateway.GatewayApplication;
import org.karmayogi.pulse.metrics.MetricsServiceApplication;
import org.karmayogi.pulse.onboarding.OnboardingApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** The services and the gateway within this process, to look into. */
final class RunningApplications {

    private final Deque<AutoCloseable> started = new ArrayDeque<>();
    private final Map<String, ConfigurableApplicationContext> services = new LinkedHashMap<>();
    private final ConfigurableApplicationContext gateway;

    RunningApplications(Path folder) throws IOException {
        EmbeddedBroker broker = EmbeddedBroker.start(folder.resolve("kafka"));
        started.push(broker);
        EmbeddedStore store = EmbeddedStore.start();
        started.push(store);
        Path keys = folder.resolve("keys.json");
        ApiClient nobody = new ApiClient("nobody", "nobody", Set.of(Scope.METRICS_READ), Set.of(), Set.of());
        ApiKeyFile.write(keys, Map.of(ApiKey.generate(), nobody));
        List<String> properties = new ArrayList<>(List.of(
                "--server.port=0",
                "--server.address=127.0.0.1",
                "--pulse.drain.period=0s",
                "--pulse.access.keys-file=" + keys,
                "--spring.kafka.bootstrap-servers=" + broker.bootstrapServers(),
                "--spring.mongodb.uri=" + store.connectionString("pulse"),
                "--spring.cloud.gateway.server.webflux.enabled=false"));
        service("onboarding", OnboardingApplication.application(), properties);
        service("enrolment", EnrolmentApplication.application(), properties);
        service("metrics", MetricsServiceApplication.application(), properties);
        properties.remove(properties.size() - 1);
        services.keySet().forEach(name -> properties.add("--pulse.services." + name + ".url=" + address(name)));
        gateway = run(GatewayApplication.application(), properties);
    }

    private void service(String name, SpringApplicationBuilder application, List<String> properties) {
        services.put(name, run(application, properties));
    }

    private ConfigurableApplicationContext run(SpringApplicationBuilder application, List<String> properties) {
        ConfigurableApplicationContext context = application.run(properties.toArray(String[]::new));
        started.push(context);
        return context;
    }

    /** The services' contexts by name. */
    Map<String, ConfigurableApplicationContext> services() {
        return services;
    }

    ConfigurableApplicationContext gateway() {
        return gateway;
    }

    /** Where the gateway finds a service. */
    URI address(String service) {
        return URI.create(
                "http://127.0.0.1:" + services.get(service).getEnvironment().getRequiredProperty("local.server.port"));
    }

    /** The last started first. */
    void stop() throws Exception {
        while (!started.isEmpty()) {
            started.pop().close();
        }
    }
}
