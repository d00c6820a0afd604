package org.karmayogi.pulse.standalone;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import org.karmayogi.pulse.standalone.command.CommandException;

/**
 * What the environment says.
 *
 * @param port {@code PULSE_PORT}: the gateway's port on 127.0.0.1, 8080 unless set; 0 picks a free one
 * @param data {@code PULSE_DATA}: where everything is kept, {@code ./data} unless set
 * @param once {@code PULSE_ONCE}: end as soon as everything serves
 */
record Settings(int port, Path data, boolean once) {

    static Settings of(Map<String, String> environment) {
        return new Settings(
                port(environment.getOrDefault("PULSE_PORT", "8080")),
                folder(environment.getOrDefault("PULSE_DATA", "data")),
                environment.containsKey("PULSE_ONCE"));
    }

    private static int port(String text) {
        try {
            int port = Integer.parseInt(text.strip());
            if (port >= 0 && port <= 65_535) {
                return port;
            }
        } catch (NumberFormatException e) {
            // Answered below, with the range.
        }
        throw new CommandException("PULSE_PORT must be a port from 0 to 65535, not '" + text + "'");
    }

    private static Path folder(String text) {
        try {
            return Path.of(text).toAbsolutePath().normalize();
        } catch (InvalidPathException e) {
            throw new CommandException("PULSE_DATA is no path of a folder: '" + text + "'", e);
        }
    }
}
