package org.karmayogi.pulse.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.Headers;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.karmayogi.pulse.edge.access.ApiKey;
import org.karmayogi.pulse.edge.problem.ProblemType;

/** What a person sees in a browser, and how one gets in. */
class PagesIT extends GatewayUnderTest {

    private static final Pattern LOADED = Pattern.compile("(?:src|href)=\"(?!data:,)([^\"]+)\"");

    @ParameterizedTest
    @CsvSource({
        "/docs, text/html",
        "/docs/docs.js, text/javascript",
        "/docs/pulse.css, text/css",
        "/docs/ui/swagger-ui.css, text/css",
        "/docs/ui/swagger-ui-bundle.js, text/javascript",
        "/docs/openapi/pulse-v1.yaml, application/yaml",
        "/docs/events/learner.onboarded/v1.schema.json, application/json",
        "/problems/pulse.css, text/css",
        "/problems, text/html",
        "/problems/circuit-open, text/html",
    })
    void areThereForAnyKeyAndLoadNothingForeign(String path, String type) throws Exception {
        for (ApiKey key : List.of(PORTAL, READER, ADMIN)) {
            HttpResponse<String> page = send("GET", path, "", key);
            assertThat(page.statusCode()).as(path).isEqualTo(200);
            assertThat(page.headers().firstValue("Content-Type").orElse("")).startsWith(type);
            assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
                    .contains("default-src 'none'", "frame-ancestors 'none'")
                    .doesNotContain("unsafe", "http", "*");
            assertThat(page.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
        }
        assertProblem(send("GET", path, "", null), ProblemType.UNAUTHENTICATED);
        assertProblem(send("POST", path, "{}", READER), ProblemType.FORBIDDEN);
    }

    @Test
    void everythingThePageLoadsIsThere() throws Exception {
        String page = send("GET", "/docs", "", READER).body()
                + send("GET", "/problems", "", READER).body();

        assertThat(LOADED.matcher(page).results().map(MatchResult::group)).hasSizeGreaterThan(20);
        for (MatchResult loaded : LOADED.matcher(page).results().toList()) {
            assertThat(loaded.group(1)).startsWith("/");
            assertThat(send("GET", loaded.group(1), "", READER).statusCode())
                    .as(loaded.group(1))
                    .isEqualTo(200);
        }
        assertProblem(send("GET", "/docs/ui/index.html", "", ADMIN), ProblemType.NOT_FOUND);
        assertProblem(send("GET", "/docs/openapi/no.yaml", "", ADMIN), ProblemType.NOT_FOUND);
    }

    @Test
    void filesAreSentAgainOnlyWhenTheyHaveChanged() throws Exception {
        HttpResponse<String> first = send("GET", "/docs/ui/swagger-ui-bundle.js", "", READER);
        String tag = first.headers().firstValue("ETag").orElseThrow();
        assertThat(first.headers().firstValue("Cache-Control")).hasValue("no-cache, private");
        assertThat(first.headers().firstValue("Last-Modified")).isEmpty();

        HttpRequest again = request("/docs/ui/swagger-ui-bundle.js", READER)
                .header("If-None-Match", tag)
                .build();

        assertThat(http.send(again, BodyHandlers.ofString()).statusCode()).isEqualTo(304);
        assertThat(send("GET", "/docs/ui/swagger-ui.css", "", READER).headers().firstValue("ETag"))
                .isPresent()
                .isNotEqualTo(first.headers().firstValue("ETag"));
    }

    @ParameterizedTest
    @EnumSource
    void everyProblemTypeHasItsPage(ProblemType type) throws Exception {
        String one = send("GET", type.uri().toString(), "", PORTAL).body();
        String all = send("GET", "/problems", "", PORTAL).body();

        assertThat(one).contains(type.uri().toString(), String.valueOf(type.status()), type.title());
        assertThat(all).contains("<a href=\"" + type.uri() + "\">");
    }

    @Test
    void anUnknownProblemTypeIs404() throws Exception {
        assertProblem(send("GET", "/problems/bad-luck", "", READER), ProblemType.NOT_FOUND);
    }

    @Test
    void aBrowserIsAskedForAPasswordAndAProgramIsNot() throws Exception {
        HttpRequest browser = request("/v1/metrics/summary", null)
                .header("Accept", "text/html,application/xhtml+xml,*/*;q=0.8")
                .build();
        HttpResponse<String> asked = http.send(browser, BodyHandlers.ofString());

        assertProblem(asked, ProblemType.UNAUTHENTICATED);
        assertThat(asked.headers().firstValue("WWW-Authenticate").orElse("")).startsWith("Basic realm=");
        assertThat(send("GET", "/v1/metrics/summary", "", null).headers().firstValue("WWW-Authenticate"))
                .hasValue("ApiKey");
    }

    @Test
    void aKeyGivenAsAPasswordReachesTheServiceAsAKey() throws Exception {
        AtomicReference<Headers> seen = new AtomicReference<>();
        metrics.answers(exchange -> {
            seen.set(exchange.getRequestHeaders());
            StubService.send(exchange, 200, "{}");
        });

        assertThat(basic("GET", "/v1/metrics/summary", READER).statusCode()).isEqualTo(200);
        assertThat(seen.get().get("X-API-Key")).containsExactly(READER.value());
        assertThat(seen.get().get("Authorization")).isNull();
        assertThat(basic("GET", "/docs", PORTAL).statusCode()).isEqualTo(200);
        assertProblem(basic("GET", "/v1/metrics/summary", PORTAL), ProblemType.FORBIDDEN);
    }

    @Test
    void aPasswordChangesNothing() throws Exception {
        assertProblem(basic("POST", "/v1/completions", PORTAL), ProblemType.UNAUTHENTICATED);
        assertProblem(basic("POST", "/v1/rebuilds", ADMIN), ProblemType.UNAUTHENTICATED);
        assertProblem(basic("GET", "/docs", ApiKey.generate()), ProblemType.UNAUTHENTICATED);

        assertThat(enrolment.requests() + metrics.requests()).isZero();
    }

    private HttpResponse<String> basic(String method, String path, ApiKey key) throws Exception {
        byte[] pair = ("anybody:" + key.value()).getBytes(StandardCharsets.UTF_8);
        HttpRequest request = request(path, null)
                .header("Authorization", "Basic " + Base64.getEncoder().encodeToString(pair))
                .method(method, BodyPublishers.noBody())
                .build();
        return http.send(request, BodyHandlers.ofString());
    }
}
