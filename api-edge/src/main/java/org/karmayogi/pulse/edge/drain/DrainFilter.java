package org.karmayogi.pulse.edge.drain;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Tells clients of a servlet service that drains to close their connection. */
public final class DrainFilter implements Filter {

    private final Drain drain;

    public DrainFilter(Drain drain) {
        this.drain = drain;
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (drain.isDraining() && response instanceof HttpServletResponse answer) {
            answer.setHeader("Connection", "close");
        }
        chain.doFilter(request, response);
    }
}
