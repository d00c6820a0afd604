package org.karmayogi.pulse.edge;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.RecordComponent;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.karmayogi.pulse.edge.problem.ProblemException;
import org.karmayogi.pulse.edge.problem.ProblemType;
import org.springframework.core.MethodParameter;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Refuses query parameters that the handler does not declare, and those without a value: a filter with a typing error
 * would otherwise be answered with the figures of the whole state, and {@code ?dryRun} would count. Known are the names
 * of {@link RequestParam}s, the components of records that are made of parameters and, where a handler can answer CSV,
 * {@value #CSV_MARK}.
 */
public final class QueryParameters implements HandlerInterceptor {

    /** Whether CSV is to begin with the byte order mark, by which Excel knows UTF-8: {@code true} or {@code false}. */
    public static final String CSV_MARK = "bom";

    private final Map<HandlerMethod, Set<String>> known = new ConcurrentHashMap<>();

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        @Nullable String query = request.getQueryString();
        if (query == null
                || query.isEmpty()
                || request.getDispatcherType() != DispatcherType.REQUEST
                || !(handler instanceof HandlerMethod method)) {
            return true;
        }
        Set<String> names = known.computeIfAbsent(method, QueryParameters::namesOf);
        for (String pair : query.split("&", -1)) {
            if (!pair.isEmpty()) {
                check(pair, names);
            }
        }
        return true;
    }

    private static void check(String pair, Set<String> names) {
        int equals = pair.indexOf('=');
        String name = decoded(equals < 0 ? pair : pair.substring(0, equals));
        String value = equals < 0 ? "" : pair.substring(equals + 1);
        if (!names.contains(name)) {
            throw invalid(unknown(name, names));
        }
        if (value.isEmpty()) {
            throw invalid("'" + name + "' has no value; give it one or leave it out");
        }
        if (name.equals(CSV_MARK) && !value.equals("true") && !value.equals("false")) {
            throw invalid("'" + name + "' is '" + decoded(value) + "'; expected true or false");
        }
    }

    private static ProblemException invalid(String detail) {
        return new ProblemException(ProblemType.INVALID_PARAMETER, detail);
    }

    private static String unknown(String name, Set<String> names) {
        return "There is no query parameter '" + name + "' here; "
                + (names.isEmpty() ? "none is known" : "known are " + String.join(", ", names));
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw invalid("The query is not validly percent-encoded");
        }
    }

    /** The query parameters a handler knows, in the order of the alphabet. */
    public static Set<String> namesOf(HandlerMethod method) {
        Set<String> names = new TreeSet<>();
        for (MethodParameter parameter : method.getMethodParameters()) {
            names(parameter).forEach(names::add);
        }
        if (answersCsv(method)) {
            names.add(CSV_MARK);
        }
        return names;
    }

    private static boolean answersCsv(HandlerMethod method) {
        return Stream.of(method.getMethod(), method.getBeanType())
                .map(declared -> AnnotatedElementUtils.findMergedAnnotation(declared, RequestMapping.class))
                .filter(mapping -> mapping != null && mapping.produces().length > 0)
                .findFirst()
                .filter(mapping -> List.of(mapping.produces()).contains("text/csv"))
                .isPresent();
    }

    private static Stream<String> names(MethodParameter parameter) {
        @Nullable RequestParam declared = parameter.getParameterAnnotation(RequestParam.class);
        if (declared != null) {
            String name = declared.name();
            return Stream.ofNullable(name.isEmpty() ? parameter.getParameter().getName() : name);
        }
        boolean bound = parameter.getParameterAnnotations().length == 0
                || parameter.hasParameterAnnotation(ModelAttribute.class);
        return bound && parameter.getParameterType().isRecord()
                ? Arrays.stream(parameter.getParameterType().getRecordComponents())
                        .map(RecordComponent::getName)
                : Stream.empty();
    }
}
