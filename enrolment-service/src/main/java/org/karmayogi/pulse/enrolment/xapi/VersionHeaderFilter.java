package org.karmayogi.pulse.enrolment.xapi;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.karmayogi.pulse.edge.xapi.XapiVersion;
import org.springframework.web.filter.OncePerRequestFilter;

/** Puts the version on every answer, whatever becomes of the request. */
final class VersionHeaderFilter extends OncePerRequestFilter {

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        response.setHeader(XapiVersion.HEADER, XapiVersion.ofAnswer(request.getHeader(XapiVersion.HEADER)));
        chain.doFilter(request, response);
    }
}
