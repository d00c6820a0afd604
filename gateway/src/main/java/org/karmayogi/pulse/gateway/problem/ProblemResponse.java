package org.karmayogi.pulse.gateway.problem;

import org.karmayogi.pulse.edge.access.Caller;
import org.karmayogi.pulse.edge.access.Challenge;
import org.karmayogi.pulse.edge.access.Presented;
import org.karmayogi.pulse.edge.problem.Problem;
import org.karmayogi.pulse.edge.problem.ProblemType;
import org.karmayogi.pulse.edge.problem.ProblemWriter;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Sends a problem as the answer of an exchange. */
public final class ProblemResponse {

    private ProblemResponse() {}

    /** Replaces whatever the answer was going to be; it must not have begun. */
    public static Mono<Void> send(ServerWebExchange exchange, Problem problem) {
        return send(exchange, problem, HttpHeaders.EMPTY);
    }

    /** The same, with headers that the failure asks for, such as what a 405 allows. */
    static Mono<Void> send(ServerWebExchange exchange, Problem problem, HttpHeaders asked) {
        ServerHttpResponse response = exchange.getResponse();
        byte[] body = ProblemWriter.toBytes(problem);
        response.setStatusCode(HttpStatusCode.valueOf(problem.type().status()));
        HttpHeaders headers = response.getHeaders();
        headers.clear();
        headers.putAll(asked);
        headers.setContentType(MediaType.APPLICATION_PROBLEM_JSON);
        headers.setContentLength(body.length);
        String retryAfter = problem.retryAfterSeconds();
        if (retryAfter != null) {
            headers.set(HttpHeaders.RETRY_AFTER, retryAfter);
        }
        if (problem.type() == ProblemType.UNAUTHENTICATED) {
            ServerHttpRequest request = exchange.getRequest();
            headers.addAll(
                    HttpHeaders.WWW_AUTHENTICATE,
                    Challenge.of(presented(request), request.getHeaders().getFirst(HttpHeaders.ACCEPT)));
        }
        return response.writeWith(
                Mono.fromSupplier(() -> response.bufferFactory().wrap(body)));
    }

    /** What a request says about who sends it. */
    public static Presented presented(ServerHttpRequest request) {
        HttpHeaders headers = request.getHeaders();
        return new Presented(
                request.getMethod().name(),
                request.getPath().value(),
                headers.getFirst(Caller.KEY_HEADER),
                headers.getFirst(HttpHeaders.AUTHORIZATION),
                headers.getFirst(HttpHeaders.ORIGIN),
                headers.getFirst(HttpHeaders.CONTENT_TYPE));
    }

    /** A problem about this exchange. */
    public static Problem about(ServerWebExchange exchange, ProblemType type, String detail) {
        return Problem.of(type, detail, exchange.getRequest().getPath().value());
    }
}
