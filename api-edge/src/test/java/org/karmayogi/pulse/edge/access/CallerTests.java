package org.karmayogi.pulse.edge.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CallerTests {

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
        assertThat(Caller.of(keys, "POST", KEY.value(), null)).isEqualTo(KNOWN);
        assertThat(Caller.of(keys, "GET", "x", null)).isInstanceOf(Caller.Refused.class);
        assertThat(Caller.of(keys, "GET", null, null)).isInstanceOf(Caller.Nobody.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "HEAD"})
    void aBrowserReadsWithTheKeyAsPasswordOfAnyUser(String method) {
        assertThat(Caller.of(keys, method, null, basic("officer:" + KEY.value())))
                .isEqualTo(KNOWN);
        assertThat(Caller.of(keys, method, null, basic(":" + KEY.value()))).isEqualTo(KNOWN);
        assertThat(Caller.of(keys, method, null, basic("अधिकारी:" + KEY.value()).replace("Basic", "bASIC")))
                .isEqualTo(KNOWN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "DELETE", "PATCH", "OPTIONS", "get"})
    void aBrowserChangesNothingByItself(String method) {
        assertThat(Caller.of(keys, method, null, basic("officer:" + KEY.value())))
                .isEqualTo(new Caller.Refused("HTTP Basic is accepted for GET and HEAD; use X-API-Key"));
    }

    @Test
    void theHeaderThatNoForeignPageCanSetIsReadFirst() {
        assertThat(Caller.of(keys, "POST", KEY.value(), basic("officer:wrong"))).isEqualTo(KNOWN);
        assertThat(Caller.of(keys, "GET", "wrong", basic("officer:" + KEY.value())))
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

        assertThat(Caller.of(ended, "GET", KEY.value(), null))
                .isEqualTo(
                        new Caller.Refused("The key in X-API-Key expired at 2026-03-31T18:30:00Z; ask for a new one"));
        assertThat(Caller.of(lasting, "GET", KEY.value(), null)).isEqualTo(KNOWN);
    }

    @Test
    void aTokenIsRefusedWhateverStandsBesideIt() {
        assertThat(Caller.of(keys, "GET", KEY.value(), "Bearer abc")).isInstanceOf(Caller.Refused.class);
        assertThat(Caller.of(keys, "GET", null, "Basic")).isInstanceOf(Caller.Refused.class);
    }

    @Test
    void aPasswordThatIsNoKeyIsRefused() {
        String withoutColon = basic(KEY.value());
        String notUtf8 = "Basic " + Base64.getEncoder().encodeToString(new byte[] {(byte) 0xff, ':', 'x'});

        for (String wrong : new String[] {basic("a:"), basic("a:x"), withoutColon, notUtf8, "Basic ", "Basic !"}) {
            assertThat(Caller.of(keys, "GET", null, wrong))
                    .as(wrong)
                    .isEqualTo(new Caller.Refused("The key in the password of HTTP Basic is not known"));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "GET  | text/html,application/xml;q=0.9,*/*;q=0.8 | Basic",
                "HEAD | Text/HTML                                 | Basic",
                "POST | text/html                                 | ApiKey",
                "GET  | application/json                          | ApiKey",
                "GET  | */*                                       | ApiKey",
                "GET  |                                           | ApiKey",
            })
    void onlyAReadingBrowserIsAskedForAPassword(String method, String accept, String scheme) {
        assertThat(Caller.challenge(method, accept)).startsWith(scheme);
    }

    private static String basic(String pair) {
        return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }
}
