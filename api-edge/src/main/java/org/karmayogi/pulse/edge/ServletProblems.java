package org.karmayogi.pulse.edge;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.karmayogi.pulse.edge.access.AccessRules;
import org.karmayogi.pulse.edge.access.Caller;
import org.karmayogi.pulse.edge.access.Challenge;
import org.karmayogi.pulse.edge.access.Presented;
import org.karmayogi.pulse.edge.access.Scope;
import org.karmayogi.pulse.edge.problem.Problem;
import org.karmayogi.pulse.edge.problem.ProblemType;
import org.karmayogi.pulse.edge.problem.ProblemWriter;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.security.web.firewall.RequestRejectedHandler;

/** Answers for the security filters: who is nobody, who may not, and what no server should be asked. */
final class ServletProblems implements AuthenticationEntryPoint, AccessDeniedHandler, RequestRejectedHandler {

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException why)
            throws IOException {
        Presented presented = presented(request);
        String detail = why instanceof BadCredentialsException ? why.getMessage() : Challenge.detail(presented);
        Challenge.of(presented, request.getHeader("Accept"))
                .forEach(challenge -> response.addHeader("WWW-Authenticate", challenge));
        send(request, response, ProblemType.UNAUTHENTICATED, detail);
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException why)
            throws IOException {
        String scopes = AccessRules.required(request.getMethod(), request.getRequestURI()).stream()
                .sorted()
                .map(Scope::code)
                .collect(Collectors.joining(" or "));
        send(request, response, ProblemType.FORBIDDEN, "This needs the scope " + scopes);
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, RequestRejectedException why)
            throws IOException {
        send(request, response, ProblemType.MALFORMED_REQUEST, "The request line or a header is not acceptable");
    }

    /** What a request says about who sends it. */
    static Presented presented(HttpServletRequest request) {
        return new Presented(
                request.getMethod(),
                request.getRequestURI(),
                request.getHeader(Caller.KEY_HEADER),
                request.getHeader("Authorization"),
                request.getHeader("Origin"),
                request.getContentType());
    }

    private static void send(
            HttpServletRequest request, HttpServletResponse response, ProblemType type, @Nullable String detail)
            throws IOException {
        byte[] body = ProblemWriter.toBytes(Problem.of(type, detail, request.getRequestURI()));
        response.setStatus(type.status());
        response.setContentType(Problem.MEDIA_TYPE);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}
