package org.karmayogi.pulse.gateway.problem;

import java.util.UUID;
import org.karmayogi.pulse.edge.failure.Wordless;
import org.karmayogi.pulse.edge.problem.NothingThere;
import org.karmayogi.pulse.edge.problem.Problem;
import org.karmayogi.pulse.edge.problem.ProblemException;
import org.karmayogi.pulse.edge.problem.ProblemType;
import org.karmayogi.pulse.gateway.trace.RequestTrace;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.webflux.error.ErrorWebExceptionHandler;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponse;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** The one place where an error of the gateway becomes an answer. Before Spring's own handler, which writes no body. */
@Component
@Order(-1)
class ProblemExceptionHandler implements ErrorWebExceptionHandler {

    private static final Logger LOG = LoggerFactory.getLogger(ProblemExceptionHandler.class);

    @Override
    public Mono<Void> handle(ServerWebExchange exchange, Throwable failure) {
        // Too late for an answer: let the connection break, so that the caller cannot take half an answer for a whole
        // one.
        if (exchange.getResponse().isCommitted()) {
            return Mono.error(failure);
        }
        HttpHeaders headers = failure instanceof ErrorResponse response ? response.getHeaders() : HttpHeaders.EMPTY;
        return ProblemResponse.send(exchange, problem(exchange, failure), headers);
    }

    private static Problem problem(ServerWebExchange exchange, Throwable failure) {
        String path = exchange.getRequest().getPath().value();
        if (failure instanceof ProblemException known) {
            return Problem.of(known, path);
        }
        if (failure instanceof ErrorResponse response) {
            ProblemType type = ProblemType.ofStatus(response.getStatusCode().value());
            if (type == ProblemType.NOT_FOUND) {
                return Problem.of(type, NothingThere.at(path), path);
            }
            if (type != ProblemType.INTERNAL_ERROR) {
                return Problem.of(type, null, path);
            }
        }
        String id = UUID.randomUUID().toString();
        RequestTrace.within(exchange, () -> LOG.error("Internal error {}", id, Wordless.of(failure)));
        return Problem.of(ProblemType.INTERNAL_ERROR, "Quote the id " + id + " when you report this", path);
    }
}
