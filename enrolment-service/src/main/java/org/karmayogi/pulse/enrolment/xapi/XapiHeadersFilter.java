package org.karmayogi.pulse.enrolment.xapi;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.karmayogi.pulse.edge.xapi.XapiVersion;
import org.springframework.web.filter.OncePerRequestFilter;

/** Puts on every answer, whatever becomes of the request, what the standard asks to be there. */
final class XapiHeadersFilter extends OncePerRequestFilter {

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        response.setHeader(XapiVersion.HEADER, XapiVersion.ofAnswer(request.getHeader(XapiVersion.HEADER)));
        if (request.getRequestURI().equals("/xapi/statements")) {
            // No statement can be read; so none that was stored before this time is missing there.
            response.setHeader("X-Experience-API-Consistent-Through", "1970-01-01T00:00:00Z");
        }
        chain.doFilter(request, response);
    }
}
