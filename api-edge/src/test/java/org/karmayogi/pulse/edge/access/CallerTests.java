package org.karmayogi.pulse.edge.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CallerTests {

    private static final String JSON = "application/json";
    private static final ApiKey KEY = ApiKey.generate();
    private static final ApiClient READER =
            new ApiClient("reader", "igot", Set.of(Scope.METRICS_READ), Set.of(), Set.of());
    private static final Caller KNOWN = new Caller.Known(READER, KEY);

    @TempDir
    Path folder;

    private ApiKeyRegistry keys;

    @BeforeEach
    void keys() {
        ApiKeyFile.write(folder.resolve("keys.json"), Map.of(KEY, READER));
        keys = new ApiKeyRegistry(folder.resolve("keys.json"));
    }

    @Test
    void aKeyIsItsOwnerWithAnyMethod() {
        assertThat(caller(keys, "POST", KEY.value(), null)).isEqualTo(KNOWN);
        assertThat(caller(keys, "GET", "x", null)).isInstanceOf(Caller.Refused.class);
        assertThat(caller(keys, "GET", null, null)).isInstanceOf(Caller.Nobody.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "HEAD"})
    void aBrowserReadsWithTheKeyAsPasswordOfAnyUser(String method) {
        assertThat(caller(keys, method, null, basic("officer:" + KEY.value()))).isEqualTo(KNOWN);
        assertThat(caller(keys, method, null, basic(":" + KEY.value()))).isEqualTo(KNOWN);
        assertThat(caller(keys, method, null, basic("अधिकारी:" + KEY.value()).replace("Basic", "bASIC")))
                .isEqualTo(KNOWN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "DELETE", "PATCH", "OPTIONS", "get"})
    void aBrowserChangesNothingByItself(String method) {
        assertThat(caller(keys, method, null, basic("officer:" + KEY.value())))
                .isEqualTo(new Caller.Refused(
                        "HTTP Basic is accepted for GET and HEAD, and on the feeds for POST and PUT; use X-API-Key"));
    }

    @Test
    void theHeaderThatNoForeignPageCanSetIsReadFirst() {
        assertThat(caller(keys, "POST", KEY.value(), basic("officer:wrong"))).isEqualTo(KNOWN);
        assertThat(caller(keys, "GET", "wrong", basic("officer:" + KEY.value())))
                .isInstanceOf(Caller.Refused.class);
    }

    @Test
    void aKeyBeyondItsEndIsRefusedWithTheMomentItEnded() throws IOException {
        Path file = folder.resolve("keys.json");
        String entry = Files.readString(file).replace("\"source\"", "\"expires\" : \"%s\", \"source\"");
        Files.writeString(file, entry.formatted("2026-04-01T00:00:00+05:30"));
        ApiKeyRegistry ended = new ApiKeyRegistry(file);
        Files.writeString(file, entry.formatted("2226-04-01T00:00:00+05:30"));
        ApiKeyRegistry lasting = new ApiKeyRegistry(file);

        assertThat(caller(ended, "GET", KEY.value(), null))
                .isEqualTo(
                        new Caller.Refused("The key in X-API-Key expired at 2026-03-31T18:30:00Z; ask for a new one"));
        assertThat(caller(lasting, "GET", KEY.value(), null)).isEqualTo(KNOWN);
    }

    @Test
    void aTokenIsRefusedWhateverStandsBesideIt() {
        assertThat(caller(keys, "GET", KEY.value(), "Bearer abc")).isInstanceOf(Caller.Refused.class);
        assertThat(caller(keys, "GET", null, "Basic")).isInstanceOf(Caller.Refused.class);
    }

    @Test
    void aPasswordThatIsNoKeyIsRefused() {
        String withoutColon = basic(KEY.value());
        String notUtf8 = "Basic " + Base64.getEncoder().encodeToString(new byte[] {(byte) 0xff, ':', 'x'});

        for (String wrong : new String[] {basic("a:"), basic("a:x"), withoutColon, notUtf8, "Basic ", "Basic !"}) {
            assertThat(caller(keys, "GET", null, wrong))
                    .as(wrong)
                    .isEqualTo(new Caller.Refused("The key in the password of HTTP Basic is not known"));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "POST    | /xapi/statements          | -   | Basic  KEY    | known",
                "PUT     | /xapi/statements          | -   | Basic  KEY    | known",
                "GET     | /xapi/about               | -   | Basic  KEY    | known",
                "POST    | /telemetry/v3             | -   | Basic  KEY    | known",
                "POST    | /xapi/statements          | -   | Bearer KEY    | known",
                "PUT     | /xapi/statements          | -   | bearer KEY    | known",
                "GET     | /xapi/about               | -   | Bearer KEY    | known",
                "POST    | /telemetry/v3             | -   | Bearer KEY    | known",
                "POST    | /xapi/statements          | KEY | -             | known",
                "POST    | /xapi/statements          | KEY | Basic  other  | known",
                "POST    | /xapi/statements          | KEY | Bearer KEY    | A key in X-API-Key and a token",
                "POST    | /telemetry/v3             | bad | Bearer KEY    | A key in X-API-Key and a token",
                "POST    | /telemetry/v3             | -   | Bearer a.b.c  | The Bearer token is a JWT",
                "POST    | /telemetry/v3             | -   | Bearer a.b.   | The Bearer token is a JWT",
                "POST    | /telemetry/v3             | -   | Bearer other  | The key in the Bearer token is not known",
                "POST    | /telemetry/v3             | -   | Bearer        | Tokens are not accepted",
                "POST    | /xapi/statements          | -   | Basic  other  | The key in the password",
                "POST    | /xapi/statements          | -   | Digest KEY    | Tokens are not accepted",
                "DELETE  | /xapi/statements          | -   | Basic  KEY    | HTTP Basic is accepted",
                "POST    | /telemetry/v3/x           | -   | Basic  KEY    | HTTP Basic is accepted",
                "POST    | /telemetry                | -   | Basic  KEY    | HTTP Basic is accepted",
                "POST    | /xapis                    | -   | Basic  KEY    | HTTP Basic is accepted",
                "POST    | /xapi/../v1/completions   | -   | Basic  KEY    | HTTP Basic is accepted",
                "POST    | /xapi/%2e%2e/v1/rebuilds  | -   | Basic  KEY    | HTTP Basic is accepted",
                "POST    | /v1/completions           | -   | Basic  KEY    | HTTP Basic is accepted",
                "POST    | /v1/completions           | -   | Bearer KEY    | Tokens are not accepted",
                "POST    | /v1/completions           | KEY | Bearer KEY    | Tokens are not accepted",
                "GET     | /v1/metrics/summary       | -   | Bearer KEY    | Tokens are not accepted",
                "POST    | /v1/completions           | KEY | Basic  other  | known",
            })
    void aFeedsClientLogsInAsItsStandardHasItAndNobodyElse(
            String method, String path, @Nullable String apiKey, @Nullable String authorization, String outcome) {
        Presented presented = new Presented(method, path, filled(apiKey), header(authorization), null, JSON);

        Caller caller = Caller.of(keys, presented);

        if (outcome.equals("known")) {
            assertThat(caller).isEqualTo(KNOWN);
        } else {
            assertThat(caller).isInstanceOfSatisfying(Caller.Refused.class, refused -> assertThat(refused.why())
                    .startsWith(outcome)
                    .doesNotContain(KEY.value()));
        }
    }

    /** Only a form is sent without a question: for the others a browser asks first, and is told no. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "POST | https://foreign.example | application/x-www-form-urlencoded                | Basic  | false",
                "POST | null                    | Application/X-WWW-Form-Urlencoded;charset=utf-8  | Basic  | false",
                "POST | https://foreign.example | application/x-www-form-urlencoded                | Bearer | true",
                "POST |                         | application/x-www-form-urlencoded                | Basic  | true",
                "POST | https://allowed.example | application/json                                 | Basic  | true",
                "PUT  | https://allowed.example | application/json                                 | Basic  | true",
                "GET  | https://allowed.example |                                                  | Basic  | true",
            })
    void aForeignPageCanNotPushWithThePasswordThatABrowserKnows(
            String method, @Nullable String origin, @Nullable String contentType, String scheme, boolean known) {
        String authorization = header(scheme + " KEY");
        Presented presented = new Presented(method, "/xapi/statements", null, authorization, origin, contentType);

        assertThat(Caller.of(keys, presented) instanceof Caller.Known).isEqualTo(known);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "GET  | /v1/metrics/summary | text/html,application/xml;q=0.9,*/*;q=0.8 | Basic",
                "HEAD | /v1/metrics/summary | Text/HTML                                 | Basic",
                "POST | /v1/completions     | text/html                                 | ApiKey",
                "GET  | /v1/metrics/summary | application/json                          | ApiKey",
                "GET  | /v1/metrics/summary | */*                                       | ApiKey",
                "GET  | /v1/metrics/summary |                                           | ApiKey",
                "POST | /xapi/statements    | application/json                          | Basic Bearer ApiKey",
                "PUT  | /xapi/statements    |                                           | Basic Bearer ApiKey",
                "GET  | /xapi/about         | text/html                                 | Basic Bearer ApiKey",
                "POST | /telemetry/v3       | */*                                       | Basic Bearer ApiKey",
            })
    void a401AsksForWhatTheRouteTakes(String method, String path, @Nullable String accept, String schemes) {
        assertThat(Challenge.of(new Presented(method, path, null, null, null, null), accept))
                .map(challenge -> challenge.split(" ", 2)[0])
                .isEqualTo(List.of(schemes.split(" ")));
    }

    /** A request to where figures are read and events pushed. */
    private static Caller caller(
            ApiKeyRegistry keys, String method, @Nullable String apiKey, @Nullable String authorization) {
        return Caller.of(keys, new Presented(method, "/v1/completions", apiKey, authorization, null, null));
    }

    private static @Nullable String filled(@Nullable String text) {
        return text == null ? null : text.replace("KEY", KEY.value());
    }

    private static @Nullable String header(@Nullable String authorization) {
        String text = filled(authorization);
        return text != null && text.startsWith("Basic ")
                ? basic("anybody:" + text.substring("Basic ".length()).strip())
                : text;
    }

    private static String basic(String pair) {
        return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }
}
