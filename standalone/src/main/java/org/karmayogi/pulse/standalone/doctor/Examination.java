package org.karmayogi.pulse.standalone.doctor;

import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.apache.kafka.common.KafkaException;
import tools.jackson.databind.JsonNode;

/** All checks, one after the other; each finding is told as soon as there is one. */
final class Examination {

    private final GatewayProbe gateway;
    private final Optional<String> bootstrap;
    private final Consumer<Finding> tell;

    Examination(DoctorOptions options, Consumer<Finding> tell) {
        this.gateway = new GatewayProbe(options);
        this.bootstrap = options.bootstrap();
        this.tell = tell;
    }

    void run() throws InterruptedException {
        Reply readiness = gateway.open("/actuator/health/readiness");
        tell.accept(ReachJudgement.gateway(readiness));
        gateway.certificateEnd().ifPresent(end -> tell.accept(ReachJudgement.certificate(end, Instant.now())));
        if (readiness instanceof Reply.Answer answer) {
            tell.accept(ReachJudgement.clock(answer));
            services();
        }
        log();
    }

    /** Who may ask this may ask everything else. */
    private void services() throws InterruptedException {
        Reply services = gateway.get("/v1/services");
        if (services instanceof Reply.Answer answer && answer.status() == 200) {
            tell.accept(Finding.ok("key", "It is accepted, and an admin's"));
            ServiceJudgement.of(answer.json()).forEach(tell);
            figures();
            meters();
            return;
        }
        int status = services instanceof Reply.Answer answer ? answer.status() : 0;
        tell.accept(
                switch (status) {
                    case 401 ->
                        Finding.fail(
                                "key",
                                "The gateway " + services.trouble()
                                        + ". Name the file of the right ones with --keys, or set PULSE_KEY");
                    case 403 ->
                        Finding.fail("key", "It is known and not an admin's: the gateway " + services.trouble());
                    case 404 ->
                        Finding.fail("versions", "The gateway has no /v1/services: it is older than this command");
                    default -> Finding.fail("services", "/v1/services " + services.trouble());
                });
        tell.accept(Finding.skip(
                "services", "Services, figures, recount, sources and meters need an admin's key and /v1/services"));
    }

    private void figures() throws InterruptedException {
        ask("figures", "/v1/metrics/summary", FigureJudgement::freshness);
        ask("recount", "/v1/audit", FigureJudgement::recount);
        ask("conflicts", "/v1/sources?limit=500", (answer, now) -> FigureJudgement.conflicts(answer));
    }

    private void ask(String subject, String path, BiFunction<JsonNode, Instant, Finding> judge)
            throws InterruptedException {
        Reply reply = gateway.get(path);
        tell.accept(
                reply instanceof Reply.Answer answer && answer.status() == 200
                        ? judge.apply(answer.json(), answer.time())
                        : Finding.fail(
                                subject, path + " " + reply.trouble() + ". See metrics-service, its log, and MongoDB"));
    }

    private void meters() throws InterruptedException {
        Reply reply = gateway.get("/actuator/prometheus");
        if (reply instanceof Reply.Answer answer && answer.status() == 200) {
            MeterJudgement.keys(answer.body()).forEach(tell);
            tell.accept(MeterJudgement.circuits(answer.body()));
        } else {
            tell.accept(Finding.skip("keys", "Keys and circuits: /actuator/prometheus " + reply.trouble()));
        }
    }

    private void log() throws InterruptedException {
        if (bootstrap.isEmpty()) {
            tell.accept(Finding.skip(
                    "topics", "Topics, lag and dead records: no broker is known. Set PULSE_KAFKA or --bootstrap"));
            return;
        }
        try {
            LogJudgement.of(BrokerProbe.ask(bootstrap.get())).forEach(tell);
        } catch (ExecutionException | KafkaException e) {
            Throwable why = e instanceof ExecutionException ? e.getCause() : e;
            tell.accept(Finding.fail(
                    "broker",
                    bootstrap.get() + " can not be reached or does not tell: " + why
                            + ". Is it running, and is this its address?"));
        }
    }
}
