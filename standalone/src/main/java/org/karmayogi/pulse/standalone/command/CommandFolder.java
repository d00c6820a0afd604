package org.karmayogi.pulse.standalone.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** The data folder as a command sees it that may run before, beside or without a standalone. */
public record CommandFolder(Path path) {

    /** {@code PULSE_DATA}, else {@code data}. */
    public static CommandFolder of(Map<String, String> environment) {
        return new CommandFolder(Path.of(environment.getOrDefault("PULSE_DATA", "data")));
    }

    /** The file of the raw keys, be it there or not. */
    public Path keys() {
        return path.resolve("keys.json");
    }

    /** The file that a standalone writes its broker's address to at each start. */
    public Path brokerFile() {
        return path.resolve("kafka.address");
    }

    /** The broker's address; empty where no standalone has run here. */
    public Optional<String> broker() {
        try {
            return Optional.of(Files.readString(brokerFile()).strip());
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** A raw key by its name; empty where the file is not there, not JSON, or does not have it. */
    public static Optional<String> key(Path file, String name) {
        try {
            return Optional.ofNullable(JsonMapper.shared()
                            .readTree(Files.readAllBytes(file))
                            .path(name)
                            .asString(null))
                    .filter(key -> !key.isBlank());
        } catch (IOException | JacksonException e) {
            return Optional.empty();
        }
    }
}
