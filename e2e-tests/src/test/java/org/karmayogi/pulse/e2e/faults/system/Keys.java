package org.karmayogi.pulse.e2e.faults.system;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.karmayogi.pulse.edge.access.ApiClient;
import org.karmayogi.pulse.edge.access.ApiKey;
import org.karmayogi.pulse.edge.access.ApiKeyFile;
import org.karmayogi.pulse.edge.access.Scope;

/** The keys of a system under test, as the standalone has them: {@code portal}, {@code reader}, {@code admin}. */
public final class Keys {

    private Keys() {}

    /** Writes the services' file and returns the keys by name. */
    public static Map<String, String> write(Path file) {
        Map<String, String> secrets = new HashMap<>();
        Map<ApiKey, ApiClient> clients = new HashMap<>();
        Map.of(
                        "portal", EnumSet.of(Scope.EVENTS_WRITE),
                        "reader", EnumSet.of(Scope.METRICS_READ),
                        "admin", EnumSet.allOf(Scope.class))
                .forEach((name, scopes) -> {
                    ApiKey key = ApiKey.generate();
                    secrets.put(name, key.value());
                    clients.put(key, new ApiClient(name, name, scopes, Set.of(), Set.of()));
                });
        ApiKeyFile.write(file, clients);
        return secrets;
    }
}
