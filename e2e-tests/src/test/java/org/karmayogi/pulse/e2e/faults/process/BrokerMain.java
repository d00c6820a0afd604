package org.karmayogi.pulse.e2e.faults.process;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.karmayogi.pulse.embedded.EmbeddedBroker;
import org.karmayogi.pulse.embedded.EmbeddedListener;

/** A broker as a process: {@code <folder> <port> [<port>:<advertised port> …]}. */
public final class BrokerMain {

    /** What it writes when it serves. */
    public static final String READY = "The broker serves";

    private static final String CONTROLLER = "Its controller's port is ";

    private BrokerMain() {}

    /** The controller's port of a broker that is ready. */
    public static int controllerPort(ManagedProcess broker) {
        return Integer.parseInt(broker.output()
                .lines()
                .filter(line -> line.startsWith(CONTROLLER))
                .findFirst()
                .orElseThrow()
                .substring(CONTROLLER.length()));
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        List<EmbeddedListener> further = new ArrayList<>();
        for (int i = 2; i < arguments.length; i++) {
            int colon = arguments[i].indexOf(':');
            further.add(new EmbeddedListener(
                    Integer.parseInt(arguments[i].substring(0, colon)),
                    Integer.parseInt(arguments[i].substring(colon + 1))));
        }
        EmbeddedBroker broker = EmbeddedBroker.start(Path.of(arguments[0]), Integer.parseInt(arguments[1]), further);
        Runtime.getRuntime().addShutdownHook(new Thread(broker::close, "stop"));
        System.out.println(CONTROLLER + broker.controllerPort());
        System.out.println(READY);
        new CountDownLatch(1).await();
    }
}
