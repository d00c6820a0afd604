package org.karmayogi.pulse.edge.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ApiKeyRegistryTests {

    private static final ApiClient PORTAL =
            new ApiClient("portal", "igot", Set.of(Scope.EVENTS_WRITE), Set.of("HOME"), Set.of("LUCKNOW"));

    @TempDir
    Path folder;

    private final AtomicLong clock = new AtomicLong();

    @Test
    void findsAClientByItsKeyAndNobodyElse() {
        ApiKey key = ApiKey.generate();
        ApiKeyFile.write(file(), Map.of(key, PORTAL));

        ApiKeyRegistry registry = new ApiKeyRegistry(file());

        assertThat(registry.find(key.value())).contains(new KnownKey(PORTAL, null));
        assertThat(registry.find(key.sha256())).isEmpty();
        assertThat(registry.find("")).isEmpty();
        assertThat(registry.find("x".repeat(100_000))).isEmpty();
    }

    @Test
    void aGeneratedKeyHas43CharactersAndNeverPrintsItself() {
        ApiKey key = ApiKey.generate();

        assertThat(key.value())
                .matches("[A-Za-z0-9_-]{43}")
                .isNotEqualTo(ApiKey.generate().value());
        assertThat(key.toString()).doesNotContain(key.value());
    }

    @Test
    void theFileHoldsHashesAndIsItsOwnersOnly() throws IOException {
        ApiKey key = ApiKey.generate();
        ApiKeyFile.write(file(), Map.of(key, PORTAL));

        assertThat(file()).content().contains(key.sha256()).doesNotContain(key.value());
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
                .isEqualTo("rw-------");
    }

    @Test
    void aChangedFileIsTakenUpAndAWithdrawnKeyIsRefused() {
        ApiKey old = ApiKey.generate();
        ApiKey fresh = ApiKey.generate();
        ApiKeyFile.write(file(), Map.of(old, PORTAL));
        ApiKeyRegistry registry = new ApiKeyRegistry(file(), clock::get);

        ApiKeyFile.write(file(), Map.of(fresh, PORTAL));
        clock.addAndGet(Duration.ofSeconds(1).toNanos());

        assertThat(registry.find(old.value())).isEmpty();
        assertThat(registry.find(fresh.value())).contains(new KnownKey(PORTAL, null));
    }

    @Test
    void aFileBrokenByAChangeLeavesTheLastGoodKeysInForce() throws IOException {
        ApiKey key = ApiKey.generate();
        ApiKeyFile.write(file(), Map.of(key, PORTAL));
        ApiKeyRegistry registry = new ApiKeyRegistry(file(), clock::get);

        Files.writeString(file(), "{\"keys\": [");
        clock.addAndGet(Duration.ofSeconds(1).toNanos());

        assertThat(registry.find(key.value())).contains(new KnownKey(PORTAL, null));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}|has no list 'keys'",
                "{\"keys\":[|is not valid",
                "{\"keys\":[{\"key\":\"x\"}]}|key",
                "{\"keys\":[{}]}|keys[0].id is missing",
                "{\"keys\":[{\"id\":\"a\",\"source\":\"b c\"}]}|keys[0].source is 'b c'",
                "{\"keys\":[{\"id\":\"a\",\"source\":\"b\",\"scopes\":[\"write\"]}]}|unknown scope 'write'; expected some of events:write",
                "{\"keys\":[{\"id\":\"a\",\"source\":\"b\",\"scopes\":[\"admin\"],\"sha256\":\"abc\"}]}|keys[0].sha256 is 'abc'; expected the SHA-256",
                "{\"keys\":[{\"id\":\"a\",\"source\":\"b\",\"scopes\":[\"admin\"],\"expires\":\"2027-04-01\"}]}|keys[0].expires is '2027-04-01'; expected a time such as",
            })
    void aWrongFileIsRefusedWithWhatIsWrong(String json, String message) throws IOException {
        Files.writeString(file(), json);

        assertThatExceptionOfType(InvalidKeysFileException.class)
                .isThrownBy(() -> new ApiKeyRegistry(file()))
                .withMessageContaining(message)
                .withMessageContaining("keys.json");
    }

    @Test
    void aMissingFileIsNamed() {
        assertThatExceptionOfType(InvalidKeysFileException.class)
                .isThrownBy(() -> new ApiKeyRegistry(file()))
                .withMessageContaining("does not exist; set pulse.access.keys-file");
    }

    private Path file() {
        return folder.resolve("keys.json");
    }
}
