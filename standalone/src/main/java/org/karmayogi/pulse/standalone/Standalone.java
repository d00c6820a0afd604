package org.karmayogi.pulse.standalone;

import java.util.concurrent.CountDownLatch;
import org.karmayogi.pulse.standalone.command.CommandException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@code ./pulse standalone}: everything in one process, configured by {@code PULSE_PORT} and {@code PULSE_DATA}. */
public final class Standalone {

    private Standalone() {}

    /** Serves until the process is told to stop; exits with 1 and one line of why when it cannot start. */
    public static void main(String[] arguments) throws InterruptedException {
        try {
            Settings settings = Settings.of(System.getenv());
            DataFolder folder = DataFolder.open(settings.data());
            Logs.in(settings.data());
            Whole whole = new Whole(settings, folder);
            Runtime.getRuntime().addShutdownHook(new Thread(whole::close, "stop"));
            System.out.println("Karmayogi Pulse is ready on " + whole.start());
            if (settings.once()) {
                System.exit(0);
            }
            new CountDownLatch(1).await();
        } catch (CommandException e) {
            System.err.println("pulse standalone: " + e.getMessage());
            exit();
        } catch (RuntimeException e) {
            Logger log = LoggerFactory.getLogger(Standalone.class);
            log.error("Karmayogi Pulse cannot start", e);
            exit();
        }
    }

    private static void exit() {
        System.exit(1);
    }
}
