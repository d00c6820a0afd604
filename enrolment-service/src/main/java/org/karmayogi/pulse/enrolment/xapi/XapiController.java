package org.karmayogi.pulse.enrolment.xapi;

import static org.springframework.http.MediaType.APPLICATION_JSON_VALUE;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.karmayogi.pulse.edge.access.ApiClient;
import org.karmayogi.pulse.edge.problem.ProblemException;
import org.karmayogi.pulse.edge.problem.ProblemType;
import org.karmayogi.pulse.edge.register.Quoted;
import org.karmayogi.pulse.edge.xapi.XapiVersion;
import org.karmayogi.pulse.intake.batch.JsonItems;
import org.karmayogi.pulse.intake.endpoint.FeedIntake;
import org.karmayogi.pulse.intake.endpoint.FeedResult;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The statement resource of xAPI, as far as statements are taken: this is no record store, and gives none back. */
@RestController
class XapiController {

    private static final List<String> VERSIONS =
            Stream.of(XapiVersion.values()).map(XapiVersion::number).toList();

    private final FeedIntake intake;
    private final StatementMapping mapping;
    private final JsonItems items;

    XapiController(FeedIntake intake, StatementMapping mapping, JsonItems items) {
        this.intake = intake;
        this.mapping = mapping;
        this.items = items;
    }

    @PostMapping(path = "/xapi/statements", consumes = APPLICATION_JSON_VALUE)
    List<String> post(HttpServletRequest request, @AuthenticationPrincipal ApiClient client) {
        requireVersion(request);
        return intake.take(StatementFeed.posted(mapping, items), request, client).stream()
                .map(FeedResult::name)
                .map(String::valueOf)
                .toList();
    }

    @PutMapping(path = "/xapi/statements", consumes = APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void put(@RequestParam String statementId, HttpServletRequest request, @AuthenticationPrincipal ApiClient client) {
        requireVersion(request);
        if (!Statement.isUuid(statementId)) {
            throw new ProblemException(
                    ProblemType.INVALID_PARAMETER, "statementId is '" + Quoted.of(statementId) + "'; expected a UUID.");
        }
        List<FeedResult> unused = intake.take(StatementFeed.put(mapping, items, statementId), request, client);
    }

    /** Nothing can be read, so nothing is, consistently, through the beginning of time. */
    @GetMapping("/xapi/statements")
    void get(HttpServletRequest request, HttpServletResponse response) {
        response.setHeader("X-Experience-API-Consistent-Through", "1970-01-01T00:00:00Z");
        requireVersion(request);
        response.setHeader("Allow", "POST, PUT");
        throw new ProblemException(
                ProblemType.METHOD_NOT_ALLOWED,
                "Statements are taken and counted, not given back. Figures are at /v1/metrics, a learner's facts at /v1/learners.");
    }

    @GetMapping("/xapi/about")
    Map<String, List<String>> about() {
        return Map.of("version", VERSIONS);
    }

    private static void requireVersion(HttpServletRequest request) {
        String asked = request.getHeader(XapiVersion.HEADER);
        if (XapiVersion.of(asked).isEmpty()) {
            throw new ProblemException(
                    ProblemType.MALFORMED_REQUEST,
                    XapiVersion.HEADER + " is " + (asked == null ? "missing" : "'" + Quoted.of(asked) + "'")
                            + "; expected 1.0.3 or another 1.0.x, or 2.0.0.");
        }
    }
}
