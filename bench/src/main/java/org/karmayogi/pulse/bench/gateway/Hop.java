package org.karmayogi.pulse.bench.gateway;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.karmayogi.pulse.bench.http.HttpAnswer;
import org.karmayogi.pulse.bench.http.HttpLoad;
import org.karmayogi.pulse.bench.http.Latencies;
import org.karmayogi.pulse.bench.intake.Batches;
import org.karmayogi.pulse.bench.intake.TakenEvents;
import org.karmayogi.pulse.bench.report.Bound;

/**
 * Requests that go the one way and the other.
 *
 * @param name of one of them
 * @param service the port of who answers
 * @param status of a good answer
 * @param sink takes every answer; null where its status says enough
 * @param ratio what through the gateway ÷ direct has to hold
 */
record Hop(
        String name,
        int service,
        List<byte[]> requests,
        int status,
        @Nullable Consumer<HttpAnswer> sink,
        Bound ratio) {

    private static final int CONNECTIONS = 16;

    static Hop push(String name, int service, Batches batches, TakenEvents taken, Bound ratio) {
        return new Hop(name, service, batches.requests(), batches.status(), taken.of(batches), ratio);
    }

    static Hop get(String name, int service, List<byte[]> requests, Bound ratio) {
        return new Hop("GET " + name, service, requests, 200, null, ratio);
    }

    /** As many as the connections carry, to the service or to the gateway. */
    Latencies load(int port, Duration duration) throws IOException {
        return HttpLoad.closed(port, CONNECTIONS).expecting(status).run(requests, duration, sink);
    }
}
