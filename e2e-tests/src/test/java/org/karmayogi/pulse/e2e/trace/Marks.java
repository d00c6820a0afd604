package org.karmayogi.pulse.e2e.trace;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.karmayogi.pulse.e2e.client.PulseClient;
import org.karmayogi.pulse.e2e.faults.log.Junk;
import org.karmayogi.pulse.e2e.faults.log.LogClient;
import org.karmayogi.pulse.e2e.faults.process.Ports;

/** A person with an id, a name and an address that are found wherever they stand, sent in every way that goes right or wrong. */
final class Marks {

    private static final String LEARNER = "UP-MARKED-4711";
    private static final String NAME = "Asha Markedname";
    private static final String EMAIL = "asha.marked@example.org";
    private static final String KEY = "marked-key-which-nobody-has-given-out-00000";

    /** What may stand in no log. Without what is around it: a log that quotes half of a text is found, too. */
    static final List<String> ALL = List.of("MARKED-4711", "Markedname", "asha.marked", "marked-key");

    private final PulseClient gateway;

    Marks(PulseClient gateway) {
        this.gateway = gateway;
    }

    /** Events that count, are refused, set aside or in conflict, and questions about who they are about. */
    void send() throws IOException {
        gateway.push("/v1/onboardings", onboarding("o-1", "LUCKNOW")).expect(202);
        gateway.push("/v1/onboardings", onboarding("o-1", "AGRA")).expect(202);
        gateway.push("/v1/onboardings", onboarding("o-2", NAME)).expect(422);
        gateway.push("/v1/onboardings", onboarding("o-3", "LUCKNOW").replace("officer", EMAIL));
        gateway.push("/v1/completions", "[{\"id\":\"c\",\"learnerId\":\"" + LEARNER + "\",\"" + EMAIL + "\":1}, oops");
        gateway.push("/v1/completions", "[\"" + NAME + "\", \"\\ud800" + LEARNER + "\"]");
        gateway.push(
                "/telemetry/v3", "{\"events\":[{\"actor\":{\"id\":\"" + LEARNER + "\"},\"eid\":\"" + EMAIL + "\"}]}");
        gateway.push("/xapi/statements", "{\"actor\":{\"mbox\":\"mailto:" + EMAIL + "\",\"name\":\"" + NAME + "\"}}");
        gateway.settle(Instant.now());
        gateway.get("/v1/learners/" + LEARNER, "admin").expect(200);
        gateway.get("/v1/learners/" + LEARNER, "reader").expect(403);
        gateway.get("/v1/learners/" + LEARNER + "/" + EMAIL, "admin");
        gateway.get("/v1/metrics/summary?" + LEARNER + "=" + EMAIL);
        gateway.send(gateway.request("/v1/metrics/summary").header("X-API-Key", KEY))
                .expect(401);
    }

    /** Records that nobody checked. */
    void write(LogClient log) {
        log.write(Junk.with(LEARNER, "m-1", ("{\"name\":\"" + NAME + "\", oops").getBytes(UTF_8)));
        log.write(Junk.with(LEARNER, "m-2", ("{\"" + EMAIL + "\":1}").getBytes(UTF_8)));
        log.write(new ProducerRecord<>(LogClient.EVENTS, LEARNER.getBytes(UTF_8), NAME.getBytes(UTF_8)));
    }

    /** Requests that are none, to a process itself; whatever it answers. */
    void shout(URI process) throws IOException {
        for (String head : List.of(
                "GET /v1/learners/{" + LEARNER + "}?<" + EMAIL + "> HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET /v1/learners/x HTTP/1.1\r\nHost: x\r\nX-API-Key " + KEY + " " + EMAIL + "\r\n\r\n",
                "GET /v1/learners/x HTTP/1.1\r\nHost: x\r\n" + EMAIL + ": " + KEY + "\r\n\r\n",
                "GET /v1/learners/%00" + LEARNER + "//..;/%2e HTTP/1.1\r\nHost: x\r\n\r\n",
                LEARNER + " " + EMAIL + "\r\n\r\n")) {
            try (Socket socket = new Socket(Ports.loopback(), process.getPort())) {
                socket.setSoTimeout(500);
                socket.getOutputStream().write(head.getBytes(US_ASCII));
                int unused = socket.getInputStream().read(new byte[8_192]);
            } catch (IOException e) {
                // Closed without an answer, or silent, which are answers as well.
            }
        }
    }

    private static String onboarding(String id, String district) {
        return """
            {"id":"%s","learnerId":"%s","occurredAt":"2024-01-15T10:30:00+05:30","department":"SOCIAL-WELFARE",\
            "district":"%s","category":"officer","name":"%s"}""".formatted(id, LEARNER, district, NAME);
    }
}
