package org.karmayogi.pulse.gateway.limit;

import org.karmayogi.pulse.edge.problem.ProblemException;
import org.karmayogi.pulse.edge.problem.ProblemType;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import reactor.core.publisher.Flux;

/** A request that knows whether its caller has sent all of it, so that a slow sender is not mistaken for a slow service. */
final class ArrivingRequest extends ServerHttpRequestDecorator {

    private volatile boolean arrived;

    ArrivingRequest(ServerHttpRequest request) {
        super(request);
        HttpHeaders headers = request.getHeaders();
        arrived = headers.getContentLength() <= 0 && !headers.containsHeader(HttpHeaders.TRANSFER_ENCODING);
    }

    boolean hasArrived() {
        return arrived;
    }

    @Override
    public Flux<DataBuffer> getBody() {
        Flux<DataBuffer> body = super.getBody();
        return arrived
                ? body
                : body.doOnComplete(() -> arrived = true)
                        .onErrorMap(failure -> new ProblemException(
                                ProblemType.MALFORMED_REQUEST, "The body of the request broke off"));
    }
}
