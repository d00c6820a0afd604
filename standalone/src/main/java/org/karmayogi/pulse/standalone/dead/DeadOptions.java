package org.karmayogi.pulse.standalone.dead;

import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.karmayogi.pulse.standalone.command.CommandException;
import org.karmayogi.pulse.standalone.command.CommandFolder;

/**
 * What the command line asks for.
 *
 * @param id the one record that is meant
 * @param reason only records with this reason
 * @param limit lines of a list
 */
record DeadOptions(
        Kind kind,
        Action action,
        Optional<String> id,
        Optional<String> reason,
        boolean all,
        int limit,
        String bootstrap) {

    static final String USAGE = """
            pulse dead list                    records of the log that can never count, counted by reason, the newest first
            pulse dead show ID                 one of them: its headers and its bytes
            pulse dead replay ID               put it back into the log as it was, to be decoded again
            pulse dead replay --reason REASON  all with this reason, for instance after an upgrade that knows their type
            pulse dead replay --all
            pulse rejects list, show ID        the same for what intake refused and for conflicts
              --reason REASON  only these
              --limit N        lines of a list (100)
              --bootstrap B    the broker, HOST:PORT (PULSE_KAFKA's, or that of the standalone running on PULSE_DATA)
            An ID is the place of the record in the log, PARTITION@OFFSET, or the id of the reject. Replaying twice is safe.
            """;

    /** What was set aside. */
    enum Kind {
        DEAD("learning-events.dead"),
        REJECTS("learning-rejects");

        private final String topic;

        Kind(String topic) {
            this.topic = topic;
        }

        String topic() {
            return topic;
        }
    }

    /** What to do with it. */
    enum Action {
        LIST,
        SHOW,
        REPLAY
    }

    static DeadOptions parse(List<String> words, Map<String, String> environment) {
        Iterator<String> left = words.iterator();
        Kind kind = choice(Kind.class, left);
        Action action = choice(Action.class, left);
        Optional<String> id = Optional.empty();
        Optional<String> reason = Optional.empty();
        boolean all = false;
        int limit = 100;
        Optional<String> bootstrap = Optional.ofNullable(environment.get("PULSE_KAFKA"));
        while (left.hasNext()) {
            String word = left.next();
            switch (word) {
                case "--reason" -> reason = Optional.of(value(word, left));
                case "--all" -> all = true;
                case "--limit" -> limit = number(word, value(word, left));
                case "--bootstrap" -> bootstrap = Optional.of(value(word, left));
                default -> {
                    if (word.startsWith("--") || id.isPresent()) {
                        throw new CommandException("Unknown option '" + word + "'\n\n" + USAGE);
                    }
                    id = Optional.of(word);
                }
            }
        }
        DeadOptions options = new DeadOptions(
                kind, action, id, reason, all, limit, bootstrap.orElseGet(() -> standalone(environment)));
        options.check();
        return options;
    }

    /** Whether a record is meant. */
    boolean wants(SetAsideCopy copy) {
        return !copy.isNote()
                && id.map(copy.id()::equals).orElse(true)
                && reason.map(copy.reason()::equals).orElse(true);
    }

    private void check() {
        if (action == Action.SHOW && id.isEmpty()) {
            throw new CommandException("show needs an id, as list shows it");
        }
        if (action == Action.REPLAY) {
            if (kind == Kind.REJECTS) {
                throw new CommandException(
                        "A reject can not be replayed as it was: send the right event to POST /v1/rejects/{id}/replay");
            }
            int said = (id.isPresent() ? 1 : 0) + (reason.isPresent() ? 1 : 0) + (all ? 1 : 0);
            if (said != 1) {
                throw new CommandException("replay needs one of an id, --reason and --all");
            }
        }
    }

    private static String standalone(Map<String, String> environment) {
        CommandFolder folder = CommandFolder.of(environment);
        return folder.broker()
                .orElseThrow(() -> new CommandException("No broker is known: there is no " + folder.brokerFile()
                        + ". Start the standalone, or set PULSE_KAFKA or --bootstrap"));
    }

    private static <E extends Enum<E>> E choice(Class<E> choices, Iterator<String> words) {
        String word = words.hasNext() ? words.next() : "";
        for (E choice : choices.getEnumConstants()) {
            if (choice.name().equalsIgnoreCase(word)) {
                return choice;
            }
        }
        throw new CommandException("Unknown command '" + word + "'\n\n" + USAGE);
    }

    private static int number(String option, String text) {
        try {
            int number = Integer.parseInt(text);
            if (number >= 1 && number <= 100_000) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Answered below, with the range.
        }
        throw new CommandException(option + " must be a number from 1 to 100000, not '" + text + "'");
    }

    private static String value(String option, Iterator<String> words) {
        if (!words.hasNext()) {
            throw new CommandException(option + " needs a value");
        }
        return words.next();
    }
}
