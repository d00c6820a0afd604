package org.karmayogi.pulse.edge;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.karmayogi.pulse.edge.access.ApiClient;
import org.karmayogi.pulse.edge.access.ApiKeyRegistry;
import org.karmayogi.pulse.edge.access.ClientAuthentication;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.RequestAttributeSecurityContextRepository;
import org.springframework.web.filter.OncePerRequestFilter;

/** Knows the caller by {@code X-API-Key}. A key or token that is presented and not right ends the request here. */
final class ApiKeyFilter extends OncePerRequestFilter {

    private final ApiKeyRegistry keys;
    private final ServletProblems problems;
    // Keeps the caller for an async dispatch, which runs on another thread.
    private final RequestAttributeSecurityContextRepository contexts = new RequestAttributeSecurityContextRepository();

    ApiKeyFilter(ApiKeyRegistry keys, ServletProblems problems) {
        this.keys = keys;
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (request.getHeader("Authorization") != null) {
            problems.commence(request, response, new BadCredentialsException("Tokens are not accepted; use X-API-Key"));
            return;
        }
        @Nullable String presented = request.getHeader("X-API-Key");
        if (presented != null) {
            Optional<ApiClient> client = keys.find(presented);
            if (client.isEmpty()) {
                problems.commence(request, response, new BadCredentialsException("The key in X-API-Key is not known"));
                return;
            }
            SecurityContext context = SecurityContextHolder.createEmptyContext();
            context.setAuthentication(new ClientAuthentication(client.get()));
            SecurityContextHolder.setContext(context);
            contexts.saveContext(context, request, response);
        }
        chain.doFilter(request, response);
    }
}
