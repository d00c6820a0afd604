package org.karmayogi.pulse.standalone.dead;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.common.KafkaException;
import org.karmayogi.pulse.standalone.command.CommandException;

/** {@code ./pulse dead} and {@code ./pulse rejects}: lists, shows and replays what was set aside. */
public final class Dead {

    private Dead() {}

    /** Exits with 0 when what was asked for was found and done, with 1 when not, with 2 when it could not run. */
    public static void main(String[] arguments) {
        System.setProperty("logback.configurationFile", "quiet-logback.xml");
        System.exit(run(List.of(arguments), System.getenv(), System.out, System.err));
    }

    /**
     * How many records can never count, each once.
     *
     * @param bootstrap the broker, {@code HOST:PORT}
     * @throws RuntimeException when it can not be reached or has no such topic
     */
    public static int count(String bootstrap) {
        AtomicInteger count = new AtomicInteger();
        new Broker(bootstrap).read(DeadOptions.Kind.DEAD.topic(), copy -> count.incrementAndGet());
        return count.get();
    }

    static int run(List<String> arguments, Map<String, String> environment, PrintStream out, PrintStream err) {
        if (arguments.contains("--help")) {
            out.print(DeadOptions.USAGE);
            return 0;
        }
        try {
            DeadOptions options = DeadOptions.parse(arguments, environment);
            Broker broker = new Broker(options.bootstrap());
            return switch (options.action()) {
                case LIST -> list(options, broker, out);
                case SHOW -> show(options, broker, out);
                case REPLAY -> replay(options, broker, out);
            };
        } catch (CommandException e) {
            err.println("pulse: " + e.getMessage());
        } catch (KafkaException e) {
            err.println("pulse: the broker can not be reached or did not do it: " + e.getMessage());
        }
        return 2;
    }

    private static int list(DeadOptions options, Broker broker, PrintStream out) {
        Listing listing = new Listing(options.limit());
        broker.read(options.kind().topic(), copy -> {
            if (options.wants(copy)) {
                listing.add(copy);
            }
        });
        listing.print(out);
        return 0;
    }

    private static int show(DeadOptions options, Broker broker, PrintStream out) {
        List<SetAsideCopy> found = new ArrayList<>();
        broker.read(options.kind().topic(), copy -> {
            if (options.wants(copy)) {
                found.add(copy);
            }
        });
        found.forEach(copy -> Details.print(copy, out));
        return found.isEmpty() ? nothing(options, out) : 0;
    }

    private static int replay(DeadOptions options, Broker broker, PrintStream out) {
        try (Replay replay = new Replay(broker, out)) {
            // What is dead again lands behind the end that was read first, so this comes to an end.
            broker.read(options.kind().topic(), copy -> {
                if (options.wants(copy)) {
                    replay.add(copy);
                }
            });
            return replay.report() ? 0 : 1;
        }
    }

    private static int nothing(DeadOptions options, PrintStream out) {
        out.println("Nothing with the id " + options.id().orElse("") + " on "
                + options.kind().topic());
        return 1;
    }
}
