package org.karmayogi.pulse.metrics.query;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.karmayogi.pulse.edge.access.ClientAuthentication;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.observation.ServerRequestObservationContext;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.filter.ServerHttpObservationFilter;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * Answers what was answered before from the same snapshot with the same bytes, without asking the controller again; keeps what
 * the controller answers. Stands behind security, so that only who may ask is answered. Keys that are confined always go the
 * long way: whether they may see a scope is the controller's to say.
 */
final class EncodedAnswersFilter extends OncePerRequestFilter {

    /** The routes whose answers follow from the question and the snapshot alone. */
    private static final Set<String> ROUTES = Set.of(
            "/v1/metrics/summary",
            "/v1/metrics/departments",
            "/v1/metrics/districts",
            "/v1/metrics/categories",
            "/v1/metrics/matrix",
            "/v1/metrics/series",
            "/v1/metrics/courses");

    private final Supplier<Optional<Snapshot>> latest;

    EncodedAnswersFilter(Supplier<Optional<Snapshot>> latest) {
        this.latest = latest;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getMethod().equals("GET") || !ROUTES.contains(request.getRequestURI()) || !isUnconfined();
    }

    private static boolean isUnconfined() {
        return ClientAuthentication.current()
                .filter(client -> !client.isConfined())
                .isPresent();
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        @Nullable Snapshot snapshot = latest.get().orElse(null);
        if (snapshot == null) {
            chain.doFilter(request, response);
            return;
        }
        EncodedAnswers.Question question = question(request);
        @Nullable EncodedAnswer known = snapshot.answers().find(question);
        if (known != null) {
            answer(request, response, snapshot, known);
            return;
        }
        ContentCachingResponseWrapper captured = new ContentCachingResponseWrapper(response);
        chain.doFilter(request, captured);
        // A newer snapshot may have come meanwhile.
        if (captured.getStatus() == HttpServletResponse.SC_OK && SnapshotHeaders.areOf(snapshot, captured)) {
            snapshot.answers().keep(question, encoded(request, captured));
        }
        captured.copyBodyToResponse();
    }

    private static EncodedAnswers.Question question(HttpServletRequest request) {
        @Nullable String query = request.getQueryString();
        String path = request.getRequestURI();
        return new EncodedAnswers.Question(
                query == null ? path : path + '?' + query,
                String.join(",", Collections.list(request.getHeaders(HttpHeaders.ACCEPT))));
    }

    private static EncodedAnswer encoded(HttpServletRequest request, ContentCachingResponseWrapper captured) {
        Object route = request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
        return new EncodedAnswer(
                String.valueOf(route),
                Objects.requireNonNull(captured.getContentType()),
                captured.getContentAsByteArray());
    }

    private static void answer(
            HttpServletRequest request, HttpServletResponse response, Snapshot snapshot, EncodedAnswer known)
            throws IOException {
        ServerHttpObservationFilter.findObservationContext(request)
                .ifPresent((ServerRequestObservationContext context) -> context.setPathPattern(known.route()));
        SnapshotHeaders.write(snapshot, response::setHeader);
        if (!new ServletWebRequest(request, response).checkNotModified(snapshot.tag())) {
            known.writeTo(response);
        }
    }
}
