package org.karmayogi.pulse.edge.problem;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The one table from exception to problem: the framework's exceptions, then the service's own, which may override them. */
public final class ProblemTable {

    private final Map<Class<?>, ProblemRule<?>> rules = new HashMap<>();

    public ProblemTable(List<ProblemRule<?>> contributed) {
        FrameworkProblems.RULES.forEach(rule -> rules.put(rule.on(), rule));
        contributed.forEach(rule -> rules.put(rule.on(), rule));
    }

    /** What the caller is to see of this failure; empty when it is nobody's expected failure, so an internal error. */
    Optional<ProblemException> find(Throwable failure) {
        if (failure instanceof ProblemException problem) {
            return Optional.of(problem);
        }
        for (@Nullable Class<?> type = failure.getClass(); type != null; type = type.getSuperclass()) {
            ProblemRule<?> rule = rules.get(type);
            if (rule != null) {
                return Optional.of(rule.apply(failure));
            }
        }
        return FrameworkProblems.ofErrorResponse(failure);
    }
}
