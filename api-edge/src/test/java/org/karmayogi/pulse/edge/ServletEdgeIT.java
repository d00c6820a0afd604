package org.karmayogi.pulse.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.karmayogi.pulse.edge.access.ApiClient;
import org.karmayogi.pulse.edge.access.ApiKey;
import org.karmayogi.pulse.edge.access.ApiKeyFile;
import org.karmayogi.pulse.edge.access.Scope;
import org.karmayogi.pulse.edge.problem.Problem;
import org.karmayogi.pulse.edge.problem.ProblemException;
import org.karmayogi.pulse.edge.problem.ProblemRule;
import org.karmayogi.pulse.edge.problem.ProblemType;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The servlet edge in front of a small controller, in a real Tomcat. */
class ServletEdgeIT {

    private static final ApiKey PORTAL = ApiKey.generate();
    private static final ApiKey READER = ApiKey.generate();
    private static final ApiKey ADMIN = ApiKey.generate();

    @TempDir
    static Path folder;

    private static ConfigurableApplicationContext context;
    private static int port;
    private final HttpClient http = HttpClient.newHttpClient();

    @BeforeAll
    static void start() {
        Path keys = folder.resolve("keys.json");
        ApiKeyFile.write(
                keys,
                Map.of(
                        PORTAL, client("portal", Scope.EVENTS_WRITE),
                        READER, client("reader", Scope.METRICS_READ),
                        ADMIN, client("root", Scope.ADMIN)));
        context = new SpringApplicationBuilder(Service.class)
                .web(WebApplicationType.SERVLET)
                .run(
                        "--server.port=0",
                        "--pulse.access.keys-file=" + keys,
                        "--spring.main.banner-mode=off",
                        "--spring.web.resources.add-mappings=false");
        port = context.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
    }

    @AfterAll
    static void stop() {
        context.close();
    }

    @Test
    void nobodyGetsInWithoutARightKey() throws Exception {
        for (String path : List.of("/v1/metrics/echo", "/v1/nowhere", "/", "/error")) {
            assertProblem(get(path, null), ProblemType.UNAUTHENTICATED);
            assertProblem(get(path, new ApiKey("x".repeat(43))), ProblemType.UNAUTHENTICATED);
        }
        HttpRequest token = request("/v1/metrics/echo", null)
                .header("Authorization", "Bearer eyJhbGciOiJub25lIn0.eyJzY29wZSI6ImFkbWluIn0.")
                .build();
        assertProblem(http.send(token, BodyHandlers.ofString()), ProblemType.UNAUTHENTICATED);
    }

    @Test
    void aBrowserReadsWithItsKeyAsThePasswordOfHttpBasic() throws Exception {
        assertThat(basic("/v1/metrics/echo", "GET", READER).body()).startsWith("reader ");
        assertProblem(basic("/v1/completions", "POST", PORTAL), ProblemType.UNAUTHENTICATED);
        HttpRequest browser = request("/v1/metrics/echo", null)
                .header("Accept", "text/html,*/*")
                .build();
        assertThat(http.send(browser, BodyHandlers.ofString()).headers().firstValue("WWW-Authenticate"))
                .hasValueSatisfying(asked -> assertThat(asked).startsWith("Basic realm="));
        assertThat(get("/v1/metrics/echo", null).headers().firstValue("WWW-Authenticate"))
                .hasValue("ApiKey");
    }

    private HttpResponse<String> basic(String path, String method, ApiKey key) throws Exception {
        byte[] pair = ("anybody:" + key.value()).getBytes(StandardCharsets.UTF_8);
        HttpRequest request = request(path, null)
                .header("Authorization", "Basic " + Base64.getEncoder().encodeToString(pair))
                .header("Content-Type", "application/json")
                .method(method, method.equals("GET") ? BodyPublishers.noBody() : BodyPublishers.ofString("{}"))
                .build();
        return http.send(request, BodyHandlers.ofString());
    }

    @Test
    void theCallerIsTheControllersPrincipalAndOnAsyncThreadsToo() throws Exception {
        assertThat(get("/v1/metrics/echo?day=2026-11-22&metric=completions", READER)
                        .body())
                .isEqualTo("reader 2026-11-22 completions");
        assertThat(get("/v1/metrics/later", READER).body()).isEqualTo("later");
    }

    @Test
    void aKeyWithoutTheScopeIsForbiddenAndToldWhichItNeeds() throws Exception {
        HttpResponse<String> answer = post("/v1/completions", "{}", READER);

        assertProblem(answer, ProblemType.FORBIDDEN);
        assertThat(answer.body()).contains("events:write");
        assertProblem(post("/v1/rebuilds", "", READER), ProblemType.FORBIDDEN);
    }

    @Test
    void anUnknownPathIs404ForAnAdministrator() throws Exception {
        HttpResponse<String> answer = get("/v1/nowhere", ADMIN);

        assertProblem(answer, ProblemType.NOT_FOUND);
        assertThat(answer.body()).contains("\"instance\":\"/v1/nowhere\"");
    }

    @Test
    void anUnknownQueryParameterIsNamedWithTheKnownOnes() throws Exception {
        HttpResponse<String> answer = get("/v1/metrics/echo?departmnt=HOME", READER);

        assertProblem(answer, ProblemType.INVALID_PARAMETER);
        assertThat(answer.body()).contains("'departmnt'", "day, department, metric");
        assertProblem(get("/v1/metrics/later?x", READER), ProblemType.INVALID_PARAMETER);
    }

    @ParameterizedTest
    @ValueSource(strings = {"day=", "day", "department=", "metric=&day=2026-11-22"})
    void aParameterWithoutAValueIsRefused(String query) throws Exception {
        HttpResponse<String> answer = get("/v1/metrics/echo?" + query, READER);

        assertProblem(answer, ProblemType.INVALID_PARAMETER);
        assertThat(answer.body()).contains("has no value");
    }

    @Test
    void theMarkOfUtf8IsAskedForWhereThereIsCsvOnly() throws Exception {
        assertThat(get("/v1/metrics/table?bom=true", READER).body()).isEqualTo("a");
        assertProblem(get("/v1/metrics/table?bom=1", READER), ProblemType.INVALID_PARAMETER);
        assertProblem(get("/v1/metrics/echo?bom=true", READER), ProblemType.INVALID_PARAMETER);
    }

    @Test
    void aSlashAtTheEndIsNamedAsTheFault() throws Exception {
        for (HttpResponse<String> answer : List.of(
                get("/v1/metrics/echo/", READER),
                get("/v1/learners/UP-1/", ADMIN),
                post("/v1/completions/", "{}", PORTAL))) {
            assertProblem(answer, ProblemType.NOT_FOUND);
            assertThat(answer.body()).contains("No path here ends with a slash; try /v1/");
        }
    }

    @Test
    void aValueOfTheWrongTypeIsNamed() throws Exception {
        HttpResponse<String> answer = get("/v1/metrics/echo?day=yesterday", READER);

        assertProblem(answer, ProblemType.INVALID_PARAMETER);
        assertThat(answer.body()).contains("'day' is 'yesterday'; expected a date");
    }

    @Test
    void theFrameworksRefusalsAreProblems() throws Exception {
        HttpResponse<String> notAllowed = post("/v1/metrics/echo", "", ADMIN);
        assertProblem(notAllowed, ProblemType.METHOD_NOT_ALLOWED);
        assertThat(notAllowed.headers().firstValue("Allow"))
                .hasValueSatisfying(allow -> assertThat(allow).contains("GET"));

        assertProblem(post("/v1/completions", "{", PORTAL), ProblemType.MALFORMED_REQUEST);
        HttpRequest text = request("/v1/completions", PORTAL)
                .header("Content-Type", "text/plain")
                .POST(BodyPublishers.ofString("x"))
                .build();
        assertProblem(http.send(text, BodyHandlers.ofString()), ProblemType.UNSUPPORTED_MEDIA_TYPE);
        HttpRequest csv =
                request("/v1/metrics/json", READER).header("Accept", "text/csv").build();
        assertProblem(http.send(csv, BodyHandlers.ofString()), ProblemType.NOT_ACCEPTABLE);
    }

    @Test
    void aServicesOwnFailureIsItsOwnProblemWithRetryAfter() throws Exception {
        HttpResponse<String> answer = get("/v1/metrics/not-ready", READER);

        assertProblem(answer, ProblemType.NOT_READY);
        assertThat(answer.headers().firstValue("Retry-After")).hasValue("3");
    }

    @Test
    void anInternalErrorTellsAnIdAndNothingElse() throws Exception {
        HttpResponse<String> answer = get("/v1/metrics/broken", READER);

        assertProblem(answer, ProblemType.INTERNAL_ERROR);
        assertThat(answer.body()).contains("Quote the id").doesNotContain("secret");
    }

    @Test
    void whatTomcatRefusesItselfIsAProblem() throws Exception {
        assertThat(raw("GET /v1/{broken} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 400")
                .contains("application/problem+json", "/problems/malformed-request")
                .doesNotContain("<html", "Tomcat");
        assertThat(raw("GET /v1/a%5Cb HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 400")
                .contains("application/problem+json");
        assertThat(raw("GET /v1/a;b=1 HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 400")
                .contains("application/problem+json");
    }

    @ParameterizedTest
    @CsvSource({
        "a%2Fb, a/b",
        "%2Fa%2F%2Fb%2F, /a//b/",
        "course-v1:UP%2BCS101%2B2026, course-v1:UP+CS101+2026",
        "course-v1:UP+CS101, course-v1:UP+CS101",
        "view.php%3Fid=7%26x%23y, view.php?id=7&x#y",
        "100%25, 100%",
        "a%252Fb, a%2Fb",
        "a%3Bb%2Cc, 'a;b,c'"
    })
    void anIdInAPathIsDecodedOnce(String segment, String id) throws Exception {
        assertThat(get("/v1/learners/" + segment, ADMIN).body()).isEqualTo(id);
    }

    @Test
    void anIdInAPathIsOneSegment() throws Exception {
        assertProblem(get("/v1/learners/a/b", ADMIN), ProblemType.NOT_FOUND);
        assertProblem(get("/v1/learners%2Fa", ADMIN), ProblemType.NOT_FOUND);
        assertProblem(get("/v1/learners/x/..%2F..%2Fmetrics/echo", ADMIN), ProblemType.NOT_FOUND);
    }

    @Test
    void thereIsNoDefaultUser() {
        assertThat(context.getBeanProvider(UserDetailsService.class).getIfAvailable())
                .isNull();
    }

    private static void assertProblem(HttpResponse<String> answer, ProblemType type) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(type.status());
        assertThat(answer.headers().firstValue("Content-Type")).hasValue(Problem.MEDIA_TYPE);
        assertThat(answer.body()).contains("\"type\":\"" + type.uri() + "\"");
    }

    private HttpResponse<String> get(String path, ApiKey key) throws IOException, InterruptedException {
        return http.send(request(path, key).build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String path, String body, ApiKey key) throws IOException, InterruptedException {
        HttpRequest request = request(path, key)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body))
                .build();
        return http.send(request, BodyHandlers.ofString());
    }

    private static HttpRequest.Builder request(String path, ApiKey key) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
        return key == null ? request : request.header("X-API-Key", key.value());
    }

    private static String raw(String request) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static ApiClient client(String id, Scope scope) {
        return new ApiClient(id, "igot", Set.of(scope), Set.of(), Set.of());
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @Import({ServletEdge.class, Echo.class})
    static class Service {

        @Bean
        ProblemRule<FiguresIncomplete> figuresIncomplete() {
            return new ProblemRule<>(
                    FiguresIncomplete.class,
                    e -> new ProblemException(ProblemType.NOT_READY, "Ask later", List.of(), Duration.ofMillis(2_100)));
        }
    }

    static class FiguresIncomplete extends IllegalStateException {}

    record Filter(String department, String metric) {}

    @RestController
    static class Echo {

        @GetMapping(path = "/v1/metrics/echo")
        String echo(
                @AuthenticationPrincipal ApiClient caller,
                @RequestParam(name = "day", required = false) LocalDate day,
                Filter filter) {
            return caller.id() + " " + day + " " + filter.metric();
        }

        @GetMapping("/v1/learners/{id}")
        String learner(@PathVariable("id") String id) {
            return id;
        }

        @GetMapping(path = "/v1/metrics/table", produces = "text/csv")
        String table() {
            return "a";
        }

        @GetMapping("/v1/metrics/later")
        Callable<String> later() {
            return () -> "later";
        }

        @GetMapping(path = "/v1/metrics/json", produces = "application/json")
        Filter json() {
            return new Filter("HOME", "completions");
        }

        @PostMapping(path = "/v1/completions", consumes = "application/json")
        String take(@RequestBody Map<String, Object> event) {
            return "taken " + event.size();
        }

        @GetMapping("/v1/metrics/not-ready")
        String notReady() {
            throw new FiguresIncomplete();
        }

        @GetMapping("/v1/metrics/broken")
        String broken() {
            throw new IllegalStateException("secret");
        }
    }
}
