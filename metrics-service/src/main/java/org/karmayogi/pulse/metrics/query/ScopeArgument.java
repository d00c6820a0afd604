package org.karmayogi.pulse.metrics.query;

import org.jspecify.annotations.Nullable;
import org.karmayogi.pulse.edge.access.ApiClient;
import org.karmayogi.pulse.edge.access.ClientAuthentication;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/**
 * Gives a handler the {@link Scope} that its request asks about with {@code department}, {@code district} and {@code category}: codes
 * that are registered, and that the caller may see. Read straight from the request, for binding a record takes longer than making most
 * answers.
 */
final class ScopeArgument implements HandlerMethodArgumentResolver {

    private final MetricsQueries queries;

    ScopeArgument(MetricsQueries queries) {
        this.queries = queries;
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == Scope.class;
    }

    /**
     * The scope.
     *
     * @throws org.karmayogi.pulse.edge.problem.ProblemException of type {@code invalid-parameter} or {@code forbidden}
     */
    @Override
    public Scope resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders) {
        ApiClient caller = ClientAuthentication.current()
                .orElseThrow(() -> new IllegalStateException("Nobody without a key should have come to " + parameter));
        Scope scope = queries.scope(code(request, "department"), code(request, "district"), code(request, "category"));
        return Confinement.check(caller, scope);
    }

    /** All that was given under that name, so that a code given twice is refused and not half of it passed over. */
    private static @Nullable String code(NativeWebRequest request, String name) {
        @Nullable String[] given = request.getParameterValues(name);
        return given == null ? null : String.join(",", given);
    }
}
