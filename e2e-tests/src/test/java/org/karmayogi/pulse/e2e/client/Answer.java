package org.karmayogi.pulse.e2e.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Set;
import java.util.TreeSet;
import org.karmayogi.pulse.e2e.openapi.AnswerCheck;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An HTTP answer with what was asked, for messages. */
public record Answer(String asked, int status, String contentType, HttpResponse<String> response) {

    static Answer of(HttpResponse<String> response) {
        return new Answer(
                response.request().method() + " " + response.request().uri().getRawPath(),
                response.statusCode(),
                response.headers().firstValue("Content-Type").orElse(""),
                response);
    }

    /** What the OpenAPI document can be asked about. */
    AnswerCheck.Seen seen() {
        HttpRequest request = response.request();
        return new AnswerCheck.Seen(request.method(), request.uri().getRawPath(), status, this::header, body());
    }

    public String header(String name) {
        return response.headers().firstValue(name).orElse("");
    }

    public String body() {
        return response.body();
    }

    public JsonNode json() {
        return JsonMapper.shared().readTree(body());
    }

    /** The answer, whose status must be this one. */
    public Answer expect(int expected) {
        assertThat(status).as("%s: %s", asked, body()).isEqualTo(expected);
        return this;
    }

    /** The body of a JSON answer with this status. */
    public JsonNode json(int expected) {
        expect(expected);
        assertThat(contentType).as(asked).startsWith("application/json");
        return json();
    }

    /** The body, which must be a problem of this type, in the one shape that all problems have. */
    public JsonNode problem(int expected, String slug) {
        expect(expected);
        assertThat(contentType).as(asked).isEqualTo("application/problem+json");
        JsonNode problem = json();
        assertThat(problem.path("type").asString("")).as(asked).isEqualTo("/problems/" + slug);
        assertThat(problem.path("status").asInt(0)).as(asked).isEqualTo(expected);
        assertThat(problem.path("title").asString("")).as(asked).isNotBlank();
        Set<String> names = new TreeSet<>(problem.propertyNames());
        assertThat(Set.of("type", "title", "status", "detail", "instance", "errors"))
                .as(asked)
                .containsAll(names);
        if (expected == 429 || expected == 503) {
            assertThat(header("Retry-After")).as(asked).matches("[1-9]\\d*");
        }
        return problem;
    }
}
