package org.karmayogi.pulse.standalone.seed;

import java.net.URI;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.karmayogi.pulse.standalone.command.CommandException;

/** What the command line asks for. */
record SeedOptions(
        boolean published,
        long people,
        long events,
        long seed,
        OptionalLong shuffle,
        int batch,
        int inFlight,
        URI url,
        Path keys) {

    static final String USAGE = """
            pulse seed --people N --events N [--seed N]   push a generated population
            pulse seed --published                        push the population that reproduces the published tables,
                                                          read the figures back and compare (on empty data)
              --people N      people in the population (200000)
              --events N      events in all, the repeated ones included (2000000)
              --seed N        another number, another population; the same number, the same ids (1)
              --shuffle N     the same events in another order
              --batch N       events a request, 1 to 5000 (500)
              --in-flight N   requests at the same time, 1 to 64 (4)
              --url URL       the gateway (http://127.0.0.1:8080, or PULSE_PORT's)
              --keys FILE     its keys (data/keys.json, or PULSE_DATA's)
            """;

    static SeedOptions parse(List<String> arguments, Map<String, String> environment) {
        boolean published = false;
        long people = 200_000;
        long events = 2_000_000;
        long seed = 1;
        OptionalLong shuffle = OptionalLong.empty();
        int batch = 500;
        int inFlight = 4;
        String url = "http://127.0.0.1:" + environment.getOrDefault("PULSE_PORT", "8080");
        Path keys = Path.of(environment.getOrDefault("PULSE_DATA", "data"), "keys.json");
        Iterator<String> words = arguments.iterator();
        while (words.hasNext()) {
            String option = words.next();
            switch (option) {
                case "--published" -> published = true;
                case "--people" -> people = number(option, words, 1, 1_000_000_000);
                case "--events" -> events = number(option, words, 1, 2_000_000_000);
                case "--seed" -> seed = number(option, words, 0, Long.MAX_VALUE);
                case "--shuffle" -> shuffle = OptionalLong.of(number(option, words, 0, Long.MAX_VALUE));
                case "--batch" -> batch = (int) number(option, words, 1, 5_000);
                case "--in-flight" -> inFlight = (int) number(option, words, 1, 64);
                case "--url" -> url = value(option, words);
                case "--keys" -> keys = Path.of(value(option, words));
                default -> throw new CommandException("Unknown option '" + option + "'\n\n" + USAGE);
            }
        }
        return new SeedOptions(published, people, events, seed, shuffle, batch, inFlight, URI.create(url), keys);
    }

    private static long number(String option, Iterator<String> words, long least, long most) {
        String text = value(option, words);
        try {
            long number = Long.parseLong(text);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Answered below, with the range.
        }
        throw new CommandException(option + " must be a number from " + least + " to " + most + ", not '" + text + "'");
    }

    private static String value(String option, Iterator<String> words) {
        if (!words.hasNext()) {
            throw new CommandException(option + " needs a value");
        }
        return words.next();
    }
}
