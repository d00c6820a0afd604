package org.karmayogi.pulse.embedded;

import java.nio.file.Path;
import java.util.List;

/** A process of its own that produces two records and then waits to be killed. */
final class KilledBroker {

    static final String PRODUCED = "produced";

    private KilledBroker() {}

    public static void main(String[] arguments) throws Exception {
        EmbeddedBroker broker = EmbeddedBroker.start(Path.of(arguments[0]));
        Clients clients = new Clients(broker.bootstrapServers());
        clients.createTopic("learning-events");
        clients.produce("learning-events", List.of("x", "y"));
        System.out.println(PRODUCED);
        Thread.sleep(60_000);
    }
}
