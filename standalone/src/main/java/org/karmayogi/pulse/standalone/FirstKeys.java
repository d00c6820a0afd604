package org.karmayogi.pulse.standalone;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.karmayogi.pulse.edge.access.ApiClient;
import org.karmayogi.pulse.edge.access.ApiKey;
import org.karmayogi.pulse.edge.access.ApiKeyFile;
import org.karmayogi.pulse.edge.access.Scope;
import org.karmayogi.pulse.standalone.command.CommandException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The three keys a standalone is born with: written once, then whoever owns the folder may change either file. */
record FirstKeys(ApiKey portal, ApiKey reader, ApiKey admin) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** Reads the folder's keys, after writing them when there are none. */
    static FirstKeys in(DataFolder folder) {
        try {
            if (!Files.exists(folder.keys())) {
                write(folder.keys(), new FirstKeys(ApiKey.generate(), ApiKey.generate(), ApiKey.generate()));
            }
            FirstKeys keys = read(folder.keys());
            // Also after a kill between the two files, or when someone deleted this one.
            if (!Files.exists(folder.accessKeys())) {
                ApiKeyFile.write(folder.accessKeys(), keys.clients());
            }
            return keys;
        } catch (IOException e) {
            throw new CommandException("The keys in " + folder.keys() + " cannot be read or written: " + e, e);
        }
    }

    private Map<ApiKey, ApiClient> clients() {
        Map<ApiKey, ApiClient> clients = new LinkedHashMap<>();
        clients.put(portal, client("portal", EnumSet.of(Scope.EVENTS_WRITE)));
        clients.put(reader, client("reader", EnumSet.of(Scope.METRICS_READ)));
        clients.put(admin, client("admin", EnumSet.allOf(Scope.class)));
        return clients;
    }

    private static ApiClient client(String name, Set<Scope> scopes) {
        return new ApiClient(name, name, scopes, Set.of(), Set.of());
    }

    private static FirstKeys read(Path file) throws IOException {
        try {
            Map<String, String> keys = JSON.readValue(Files.readAllBytes(file), new TypeReference<>() {});
            return new FirstKeys(key(keys, "portal", file), key(keys, "reader", file), key(keys, "admin", file));
        } catch (JacksonException e) {
            throw new CommandException("The keys file " + file + " is not valid: " + e.getOriginalMessage(), e);
        }
    }

    private static ApiKey key(Map<String, String> keys, String name, Path file) {
        String value = keys.get(name);
        if (value == null || value.isBlank()) {
            throw new CommandException("The keys file " + file + " has no \"" + name
                    + "\". Delete it and access-keys.json to have new ones written");
        }
        return new ApiKey(value);
    }

    private static void write(Path file, FirstKeys keys) throws IOException {
        Map<String, String> raw = new LinkedHashMap<>();
        raw.put("portal", keys.portal().value());
        raw.put("reader", keys.reader().value());
        raw.put("admin", keys.admin().value());
        Path draft = file.resolveSibling("keys.json.draft");
        Files.deleteIfExists(draft);
        // Created closed, and moved whole: no moment in which others can read it or a reader finds half of it.
        Files.createFile(draft, ownerOnly(file));
        Files.write(draft, JSON.writeValueAsBytes(raw));
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
    }

    private static FileAttribute<?>[] ownerOnly(Path file) throws IOException {
        return Files.getFileStore(file.resolveSibling(".")).supportsFileAttributeView("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }
}
