package org.karmayogi.pulse.intake.endpoint;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import org.karmayogi.pulse.edge.problem.FieldError;
import org.karmayogi.pulse.edge.problem.ProblemException;
import org.karmayogi.pulse.edge.problem.ProblemType;
import org.karmayogi.pulse.edge.register.Quoted;

/** The problem of a request that is refused for the sake of some of its items: which, where and why. */
final class RefusedFeed {

    /** Enough to see what is wrong. */
    private static final int MOST_ERRORS = 50;

    private RefusedFeed() {}

    static ProblemException problem(JudgedFeed judged) {
        boolean array =
                new String(judged.body(), 0, judged.items().get(0).span().start(), UTF_8).contains("[");
        List<FieldError> errors = new ArrayList<>();
        String first = "";
        for (int i = 0; i < judged.items().size() && errors.size() < MOST_ERRORS; i++) {
            if (judged.items().get(i).result() instanceof FeedResult.Rejected rejected) {
                String prefix = array ? "/" + i : "";
                rejected.errors()
                        .forEach(error -> errors.add(new FieldError(prefix + error.pointer(), error.detail())));
                if (first.isEmpty()) {
                    first = nameOf(i, rejected) + " is not valid, so nothing of the request was taken: "
                            + rejected.errors().get(0).detail();
                }
            }
        }
        return new ProblemException(ProblemType.INVALID_BATCH, first, errors, null);
    }

    private static String nameOf(int position, FeedResult.Rejected rejected) {
        String name = rejected.name();
        return "Item " + position + (name == null ? "" : " ('" + Quoted.of(name) + "')");
    }
}
