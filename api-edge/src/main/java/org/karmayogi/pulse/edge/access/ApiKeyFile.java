package org.karmayogi.pulse.edge.access;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The keys file: {@code {"keys": [{"id", "sha256", "source", "scopes", "departments", "districts", "expires"}]}}; the last
 * three are optional. It holds hashes only, so who reads it cannot call with it; who writes it decides who may call.
 */
public final class ApiKeyFile {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build();

    private ApiKeyFile() {}

    /**
     * Writes a keys file with these clients, replacing an older one in one step, readable by its owner only.
     *
     * @throws UncheckedIOException when the directory cannot be written
     */
    public static void write(Path file, Map<ApiKey, ApiClient> clients) {
        List<ApiKeyEntry> entries = clients.entrySet().stream()
                .map(client -> ApiKeyEntry.of(client.getValue(), client.getKey()))
                .toList();
        Path target = file.toAbsolutePath();
        Path draft = target.resolveSibling(target.getFileName() + ".draft");
        try {
            Files.createDirectories(target.resolveSibling("."));
            Files.deleteIfExists(draft);
            // Created closed, not closed afterwards: there is no moment in which others can read it.
            if (Files.getFileStore(target.resolveSibling(".")).supportsFileAttributeView("posix")) {
                Files.createFile(
                        draft, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            }
            Files.write(draft, JSON.writeValueAsBytes(new Document(entries)));
            Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("The keys file " + file + " cannot be written", e);
        }
    }

    /** What is known of each key, by its hash. */
    static Map<String, KnownKey> read(Path file) {
        List<ApiKeyEntry> entries = parse(file).keys();
        if (entries == null) {
            throw new InvalidKeysFileException("The keys file " + file + " has no list 'keys'");
        }
        Map<String, KnownKey> keys = new HashMap<>();
        Set<String> ids = new HashSet<>();
        for (int i = 0; i < entries.size(); i++) {
            String where = "The keys file " + file + ": keys[" + i + "]";
            KnownKey key = entries.get(i).toKey(where);
            if (!ids.add(key.client().id())) {
                throw new InvalidKeysFileException(
                        where + ".id '" + key.client().id() + "' is there twice");
            }
            if (keys.put(entries.get(i).hash(where), key) != null) {
                throw new InvalidKeysFileException(where + ".sha256 is the same as another entry's");
            }
        }
        return Map.copyOf(keys);
    }

    private static Document parse(Path file) {
        try {
            return JSON.readValue(Files.readAllBytes(file), Document.class);
        } catch (NoSuchFileException e) {
            throw new InvalidKeysFileException(
                    "The keys file " + file + " does not exist; set pulse.access.keys-file to one that does", e);
        } catch (IOException e) {
            throw new InvalidKeysFileException("The keys file " + file + " cannot be read", e);
        } catch (JacksonException e) {
            throw new InvalidKeysFileException("The keys file " + file + " is not valid: " + e.getOriginalMessage(), e);
        }
    }

    record Document(@Nullable List<ApiKeyEntry> keys) {}
}
