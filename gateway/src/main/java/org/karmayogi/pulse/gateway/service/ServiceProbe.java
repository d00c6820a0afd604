package org.karmayogi.pulse.gateway.service;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.karmayogi.pulse.edge.access.Caller;
import org.karmayogi.pulse.gateway.route.Service;
import org.karmayogi.pulse.gateway.route.ServiceProperties;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Mono;

/** Asks one service whether it is ready and what it runs. A service that does not answer is an answer too. */
@Component
final class ServiceProbe {

    /** Both questions are answered from memory within milliseconds, or something is wrong. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final ServiceProperties services;
    private final WebClient http = WebClient.create();

    ServiceProbe(ServiceProperties services) {
        this.services = services;
    }

    Mono<ServiceStatus> ask(Service service, String key) {
        return state(service)
                .flatMap(state -> Mono.defer(() -> {
                    Instant asked = Instant.now();
                    return about(service, key)
                            .map(about -> ServiceStatus.of(name(service), state, about, asked, Instant.now()));
                }));
    }

    private static String name(Service service) {
        return service.name().toLowerCase(Locale.ROOT) + "-service";
    }

    private Mono<ServiceStatus.State> state(Service service) {
        return http.get()
                .uri(services.url(service).resolve("/actuator/health/readiness"))
                .exchangeToMono(answer -> answer.releaseBody()
                        .thenReturn(
                                answer.statusCode().is2xxSuccessful()
                                        ? ServiceStatus.State.READY
                                        : ServiceStatus.State.NOT_READY))
                .timeout(PATIENCE)
                .onErrorReturn(ServiceStatus.State.UNREACHABLE);
    }

    private Mono<ServiceStatus.About> about(Service service, String key) {
        return http.get()
                .uri(services.url(service).resolve("/actuator/info"))
                .header(Caller.KEY_HEADER, key)
                .retrieve()
                .bodyToMono(ServiceStatus.About.class)
                .timeout(PATIENCE)
                .onErrorReturn(ServiceStatus.About.NOTHING)
                .defaultIfEmpty(ServiceStatus.About.NOTHING);
    }
}
