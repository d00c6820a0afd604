package org.karmayogi.pulse.edge.access;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/** Prefix {@code pulse.access}. {@code keys-file}: the JSON file of hashed API keys; there is no default. */
@ConfigurationProperties("pulse.access")
record AccessProperties(@Nullable Path keysFile) {

    Path requiredKeysFile() {
        if (keysFile == null) {
            throw new InvalidKeysFileException(
                    "pulse.access.keys-file is not set; without API keys nobody could call this service");
        }
        return keysFile;
    }
}
