package org.karmayogi.pulse.metrics.query;

import org.karmayogi.pulse.edge.access.ApiClient;
import org.karmayogi.pulse.edge.problem.ProblemException;
import org.karmayogi.pulse.edge.problem.ProblemType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** The proof behind a count, over HTTP. */
@RestController
final class LearnerController {

    private final LearnerQueries queries;

    LearnerController(LearnerQueries queries) {
        this.queries = queries;
    }

    /** One segment of the path: an id with a slash is percent-encoded. */
    @GetMapping("/v1/learners/{id}")
    LearnerAnswer learner(@AuthenticationPrincipal ApiClient client, @PathVariable("id") String learnerId) {
        LearnerAnswer answer = queries.find(learnerId)
                .orElseThrow(() -> new ProblemException(
                        ProblemType.NOT_FOUND, "no fact that counts is about a learner '" + learnerId + "'"));
        if (client.isConfined()) {
            LearnerAnswer.PostingView posting = answer.posting();
            if (posting == null
                    || !client.reachesDepartment(posting.department())
                    || !client.reachesDistrict(posting.district())) {
                throw new ProblemException(
                        ProblemType.FORBIDDEN,
                        "learner '" + learnerId + "' is not within what this key is confined to");
            }
        }
        return answer;
    }
}
