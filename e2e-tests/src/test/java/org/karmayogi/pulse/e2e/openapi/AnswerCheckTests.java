package org.karmayogi.pulse.e2e.openapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The check can fail: every kind of wrong answer is told. */
class AnswerCheckTests {

    private static final String JSON = "application/json";
    private static final String PROBLEM = "application/problem+json";
    private static final String ACCEPTED = "{\"id\":\"e1\",\"status\":\"accepted\"}";

    private final AnswerCheck check = new AnswerCheck(OpenApiDocument.read());

    @Test
    void rightAnswersPass() {
        assertThat(violations("POST", "/v1/completions", 202, JSON + ";charset=UTF-8", ACCEPTED))
                .isEmpty();
        assertThat(violations("GET", "/v1/audit", 403, PROBLEM, problem("forbidden", 403)))
                .isEmpty();
        assertThat(violations("GET", "/v1/nowhere", 404, PROBLEM, problem("not-found", 404)))
                .isEmpty();
        assertThat(violations("DELETE", "/v1/audit", 405, PROBLEM, problem("method-not-allowed", 405)))
                .isEmpty();
        assertThat(violations("HEAD", "/v1/audit", 200, JSON, "")).isEmpty();
        assertThat(violations("GET", "/actuator/health", 200, "application/vnd.spring", "?"))
                .isEmpty();
        assertThat(violations("POST", "/v1/completions", 207, JSON, """
                {"accepted":1,"rejected":1,"unknown":0,"items":[{"id":"e1","status":"accepted","duplicateOf":0},
                 {"id":null,"status":"rejected","errors":[{"pointer":"/id","detail":"is missing"}]}]}""")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"id\":\"e1\"}                                            | required property 'status' not found",
                "{\"id\":\"e1\",\"status\":\"accepted\",\"colour\":\"blue\"} | property 'colour' is not defined",
                "{\"id\":7,\"status\":\"accepted\"}                         | at '/id': integer found, string expected",
                "{\"id\":\"e1\",\"status\":\"taken\"}                       | at '/status'",
                "{\"id\":                                                   | the body is not JSON",
            })
    void aBodyThatDoesNotFitIsTold(String body, String told) {
        assertThat(violations("POST", "/v1/completions", 202, JSON, body)).contains(told);
    }

    @Test
    void aTimeThatIsNoneIsTold() {
        assertThat(violations("GET", "/v1/departments/HOME/pending", 200, JSON, """
                {"asOf":"yesterday","scope":{"department":"HOME","district":null,"category":null},"with":"none","items":[],
                 "nextCursor":null}"""))
                .contains("at '/asOf'");
    }

    @Test
    void aRejectedItemWithoutItsReasonIsTold() {
        assertThat(violations("POST", "/v1/completions", 207, JSON, """
                {"accepted":0,"rejected":1,"unknown":0,"items":[{"id":"e1","status":"rejected"}]}""")).contains("at '/items/0'", "'errors'");
    }

    @Test
    void aStatusThatIsNotDocumentedIsTold() {
        assertThat(violations("POST", "/v1/completions", 200, JSON, ACCEPTED))
                .contains("the status is not among the responses of POST /v1/completions");
        assertThat(violations("GET", "/v1/audit", 409, PROBLEM, problem("conflict", 409)))
                .contains("at '/status'");
    }

    @Test
    void anotherContentTypeIsTold() {
        assertThat(violations("GET", "/v1/audit", 500, "text/html", "<h1>Oops</h1>"))
                .contains("the content type is not among [application/problem+json]");
    }

    @Test
    void aMissingHeaderIsTold() {
        assertThat(violations("POST", "/v1/completions", 503, PROBLEM, problem("log-unavailable", 503)))
                .contains("the header Retry-After is missing");
        assertThat(violations("GET", "/v1/metrics/summary", 304, "", "")).contains("the header ETag is missing");
    }

    @Test
    void aProblemOfNoKnownTypeOrOfAnotherStatusIsTold() {
        assertThat(violations("GET", "/v1/audit", 403, PROBLEM, problem("no-luck", 403)))
                .contains("at '/type'");
        assertThat(violations("GET", "/v1/audit", 401, PROBLEM, problem("forbidden", 403)))
                .contains("another status");
    }

    @Test
    void aBodyWhereNoneMayBeIsTold() {
        assertThat(violations("GET", "/v1/metrics/summary", 304, JSON, "{}")).contains("a body where none may be");
    }

    @Test
    void whatTheDocumentDoesNotHaveMayOnlyRefuse() {
        assertThat(violations("GET", "/v1/nowhere", 200, JSON, "{}")).contains("there is no such operation");
        assertThat(violations("GET", "/v1/nowhere", 404, JSON, "{}")).contains("content type");
    }

    @Test
    void theFailureNamesRouteStatusAndViolation() {
        assertThatThrownBy(() -> check.hold(seen("POST", "/v1/completions", 202, JSON, "{\"id\":\"e1\"}")))
                .isInstanceOf(AssertionError.class)
                .hasMessageContainingAll("POST /v1/completions", "202", "'status' not found", "{\"id\":\"e1\"}");
    }

    private String violations(String method, String path, int status, String type, String body) {
        return String.join("\n", check.violations(seen(method, path, status, type, body)));
    }

    private static AnswerCheck.Seen seen(String method, String path, int status, String type, String body) {
        Map<String, String> headers = Map.of("Content-Type", type, "Allow", status == 405 ? "GET, POST" : "");
        return new AnswerCheck.Seen(method, path, status, name -> headers.getOrDefault(name, ""), body);
    }

    private static String problem(String slug, int status) {
        return "{\"type\":\"/problems/" + slug + "\",\"title\":\"A title\",\"status\":" + status + "}";
    }
}
