package org.karmayogi.pulse.gateway.service;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.karmayogi.pulse.edge.about.BuildVersion;
import org.karmayogi.pulse.edge.access.Caller;
import org.karmayogi.pulse.edge.problem.ProblemException;
import org.karmayogi.pulse.edge.problem.ProblemType;
import org.karmayogi.pulse.gateway.route.Service;
import org.springframework.boot.availability.ApplicationAvailability;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Asks every service behind the gateway how it is, with the caller's key. */
@RestController
final class ServicesController {

    private final ServiceProbe probe;
    private final ApplicationAvailability availability;
    private final Instant startedAt = Instant.now();

    ServicesController(ServiceProbe probe, ApplicationAvailability availability) {
        this.probe = probe;
        this.availability = availability;
    }

    /** The answer; one page has all of them. */
    record ServicesPage(List<ServiceStatus> items, @Nullable String nextCursor) {}

    @GetMapping("/v1/services")
    Mono<ServicesPage> services(ServerHttpRequest request) {
        if (!request.getQueryParams().isEmpty()) {
            throw new ProblemException(
                    ProblemType.INVALID_PARAMETER,
                    "Unknown query parameters " + request.getQueryParams().keySet() + "; there are none here");
        }
        @Nullable String key = request.getHeaders().getFirst(Caller.KEY_HEADER);
        return Flux.fromArray(Service.values())
                .flatMapSequential(service -> probe.ask(service, key == null ? "" : key))
                .startWith(Mono.fromSupplier(this::gateway))
                .collectList()
                .map(items -> new ServicesPage(items, null));
    }

    private ServiceStatus gateway() {
        boolean ready = availability.getReadinessState() == ReadinessState.ACCEPTING_TRAFFIC;
        return new ServiceStatus(
                "gateway",
                ready ? ServiceStatus.State.READY : ServiceStatus.State.NOT_READY,
                BuildVersion.current(),
                startedAt,
                0L);
    }
}
