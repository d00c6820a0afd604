package org.karmayogi.pulse.edge;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.karmayogi.pulse.edge.access.ApiKeyRegistry;
import org.karmayogi.pulse.edge.access.Caller;
import org.karmayogi.pulse.edge.access.ClientAuthentication;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.RequestAttributeSecurityContextRepository;
import org.springframework.web.filter.OncePerRequestFilter;

/** Knows the caller by its key. A key or token that is presented and not right ends the request here. */
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
        Caller caller = Caller.of(keys, ServletProblems.presented(request));
        if (caller instanceof Caller.Refused refused) {
            problems.commence(request, response, new BadCredentialsException(refused.why()));
            return;
        }
        if (caller instanceof Caller.Known known) {
            SecurityContext context = SecurityContextHolder.createEmptyContext();
            context.setAuthentication(new ClientAuthentication(known.client()));
            SecurityContextHolder.setContext(context);
            contexts.saveContext(context, request, response);
        }
        chain.doFilter(request, response);
    }
}
