package org.karmayogi.pulse.standalone.doctor;

import java.net.URI;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.karmayogi.pulse.standalone.command.CommandException;
import org.karmayogi.pulse.standalone.command.CommandFolder;

/**
 * What the command line asks for.
 *
 * @param key an admin's key
 * @param bootstrap the broker, where one is known
 * @param trusted a file of certificates to trust beside Java's own
 */
record DoctorOptions(URI url, String key, Optional<String> bootstrap, Optional<Path> trusted) {

    static final String USAGE = """
            pulse doctor [URL]   looks at a running system and says in words what is wrong and what to do
              URL            the gateway, http:// or https:// (http://127.0.0.1:8080, or PULSE_PORT's)
              --keys FILE    a file with the "admin" key (data/keys.json, or PULSE_DATA's); PULSE_KEY has the key itself
              --bootstrap B  the broker, HOST:PORT (PULSE_KAFKA's, or for a URL of this machine that of the standalone
                             running on PULSE_DATA); without one the topics are not looked at
              --trust FILE   certificates (PEM) to trust beside those that Java trusts
            One line a check: ok, warn (nothing is broken; it will be, or someone should look), fail, or skip (not looked at).
            Exits with 0 when nothing failed, with 1 when something did, with 2 when it could not begin.
            """;

    static DoctorOptions parse(List<String> arguments, Map<String, String> environment) {
        Optional<String> url = Optional.empty();
        Optional<Path> keys = Optional.empty();
        Optional<String> bootstrap = Optional.ofNullable(environment.get("PULSE_KAFKA"));
        Optional<Path> trusted = Optional.empty();
        Iterator<String> words = arguments.iterator();
        while (words.hasNext()) {
            String word = words.next();
            switch (word) {
                case "--keys" -> keys = Optional.of(Path.of(value(word, words)));
                case "--bootstrap" -> bootstrap = Optional.of(value(word, words));
                case "--trust" -> trusted = Optional.of(Path.of(value(word, words)));
                default -> {
                    if (word.startsWith("-") || url.isPresent()) {
                        throw new CommandException("Unknown option '" + word + "'\n\n" + USAGE);
                    }
                    url = Optional.of(word);
                }
            }
        }
        CommandFolder folder = CommandFolder.of(environment);
        URI address = address(url.orElse("http://127.0.0.1:" + environment.getOrDefault("PULSE_PORT", "8080")));
        return new DoctorOptions(
                address,
                key(keys, folder, environment),
                bootstrap.or(() -> isOfThisMachine(address) ? folder.broker() : Optional.empty()),
                trusted);
    }

    private static String key(Optional<Path> keys, CommandFolder folder, Map<String, String> environment) {
        String given = environment.get("PULSE_KEY");
        if (keys.isEmpty() && given != null) {
            return given;
        }
        Path file = keys.orElse(folder.keys());
        return CommandFolder.key(file, "admin")
                .orElseThrow(() -> new CommandException("No admin key is known: " + file
                        + " does not exist or has no \"admin\". Name another file with --keys, or set PULSE_KEY"));
    }

    private static URI address(String text) {
        try {
            URI address = URI.create(text);
            boolean http = "http".equals(address.getScheme()) || "https".equals(address.getScheme());
            if (http && address.getHost() != null) {
                return address;
            }
        } catch (IllegalArgumentException e) {
            // Answered below, with what was expected.
        }
        throw new CommandException(
                "'" + text + "' is no address of a gateway; expected one such as https://pulse.example\n\n" + USAGE);
    }

    private static boolean isOfThisMachine(URI address) {
        return List.of("127.0.0.1", "localhost", "[::1]").contains(address.getHost());
    }

    private static String value(String option, Iterator<String> words) {
        if (!words.hasNext()) {
            throw new CommandException(option + " needs a value\n\n" + USAGE);
        }
        return words.next();
    }

    /** Keeps the key out of messages and logs. */
    @Override
    public String toString() {
        return "DoctorOptions[" + url + "]";
    }
}
