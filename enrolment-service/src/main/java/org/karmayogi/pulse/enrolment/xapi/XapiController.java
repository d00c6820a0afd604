package org.karmayogi.pulse.enrolment.xapi;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.karmayogi.pulse.edge.access.ApiClient;
import org.karmayogi.pulse.edge.problem.ProblemException;
import org.karmayogi.pulse.edge.problem.ProblemType;
import org.karmayogi.pulse.edge.register.Quoted;
import org.karmayogi.pulse.edge.xapi.XapiVersion;
import org.karmayogi.pulse.enrolment.portal.Portals;
import org.karmayogi.pulse.intake.batch.JsonItems;
import org.karmayogi.pulse.intake.endpoint.FeedAnswer;
import org.karmayogi.pulse.intake.endpoint.FeedIntake;
import org.karmayogi.pulse.intake.endpoint.FeedResult;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The statement resource of xAPI, as far as statements are taken: this is no record store, and gives none back. */
@RestController
class XapiController {

    /** Says of a multipart request that was taken what became of its attachments. */
    static final String ATTACHMENTS = "Pulse-Attachments";

    private static final List<String> VERSIONS =
            Stream.of(XapiVersion.values()).map(XapiVersion::number).toList();

    private final FeedIntake intake;
    private final Portals portals;
    private final AccountSystems systems;
    private final JsonItems items;

    XapiController(FeedIntake intake, Portals portals, AccountSystems systems, JsonItems items) {
        this.intake = intake;
        this.portals = portals;
        this.systems = systems;
        this.items = items;
    }

    /** With {@code method}: a form that stands for a request of that method, the alternate request syntax. */
    @PostMapping("/xapi/statements")
    ResponseEntity<?> post(
            @RequestParam(required = false) @Nullable String method,
            @RequestParam(defaultValue = "false") boolean dryRun,
            HttpServletRequest request,
            HttpServletResponse response,
            @AuthenticationPrincipal ApiClient client) {
        boolean put = "PUT".equals(method);
        Envelope.Packing packing = method == null ? packing(request, null) : form(method, put, request, response);
        return dryRun ? dryRun(packing, request, client) : take(packing, put, request, client);
    }

    @PutMapping("/xapi/statements")
    ResponseEntity<?> put(
            @RequestParam(required = false) @Nullable String statementId,
            @RequestParam(required = false) @Nullable String method,
            @RequestParam(defaultValue = "false") boolean dryRun,
            HttpServletRequest request,
            @AuthenticationPrincipal ApiClient client) {
        if (method != null) {
            throw new ProblemException(
                    ProblemType.INVALID_PARAMETER, "The parameter method stands in a POST; this is a PUT.");
        }
        Envelope.Packing packing = packing(request, Requests.requireStatementId(statementId));
        return dryRun ? dryRun(packing, request, client) : take(packing, true, request, client);
    }

    @GetMapping("/xapi/about")
    Map<String, List<String>> about() {
        return Map.of("version", VERSIONS);
    }

    private static Envelope.Packing form(
            String method, boolean put, HttpServletRequest request, HttpServletResponse response) {
        if (method.equals("GET")) {
            response.setHeader("Allow", "POST, PUT");
            throw new ProblemException(
                    ProblemType.METHOD_NOT_ALLOWED,
                    "Statements are taken and counted, not given back. Figures are at /v1/metrics, a learner's facts at"
                            + " /v1/learners.");
        }
        if (!put && !method.equals("POST")) {
            throw new ProblemException(
                    ProblemType.INVALID_PARAMETER, "method is '" + Quoted.of(method) + "'; expected POST, PUT or GET.");
        }
        Requests.requireForm(request.getContentType());
        return new FormPacking(
                put,
                request.getHeader(XapiVersion.HEADER),
                spoken -> response.setHeader(XapiVersion.HEADER, spoken.number()));
    }

    private static Envelope.Packing packing(HttpServletRequest request, @Nullable String statementId) {
        MediaType type = Requests.requireContentType(request.getContentType());
        XapiVersion version = Requests.requireVersion(request.getHeader(XapiVersion.HEADER));
        return type.isCompatibleWith(MediaType.MULTIPART_MIXED)
                ? new MultipartPacking(Requests.requireBoundary(type), version, statementId)
                : new PlainPacking(version, statementId);
    }

    private ResponseEntity<List<String>> take(
            Envelope.Packing packing, boolean put, HttpServletRequest request, ApiClient client) {
        List<String> ids = intake.take(feed(packing, client, systems.of(client.source())), request, client).stream()
                .map(FeedResult::name)
                .map(String::valueOf)
                .toList();
        ResponseEntity.BodyBuilder answer = put ? ResponseEntity.status(204) : ResponseEntity.ok();
        if (packing instanceof MultipartPacking) {
            answer.header(ATTACHMENTS, "not-kept");
        }
        return put ? answer.build() : answer.body(ids);
    }

    /** What would become of each statement; one that is rejected would have all of them refused. */
    private ResponseEntity<FeedAnswer> dryRun(Envelope.Packing packing, HttpServletRequest request, ApiClient client) {
        return ResponseEntity.ok(
                intake.dryRun(feed(packing, client, systems.ifSent(client.source())), request, client));
    }

    private StatementFeed feed(Envelope.Packing packing, ApiClient client, AccountSystem system) {
        String source = client.source();
        return new StatementFeed(StatementMapping.of(source, portals.of(source).xapi(), system), items, packing);
    }
}
