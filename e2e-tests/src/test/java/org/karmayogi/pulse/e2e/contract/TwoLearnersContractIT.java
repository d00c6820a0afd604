package org.karmayogi.pulse.e2e.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.karmayogi.pulse.e2e.client.PulseClient;
import org.karmayogi.pulse.e2e.system.Pause;
import org.karmayogi.pulse.e2e.system.SharedSystem;
import org.karmayogi.pulse.e2e.system.SystemUnderTest;
import tools.jackson.databind.JsonNode;

/** An id that a portal sends for two learners in different requests is found by the recount, and listed once. */
@ExtendWith(SharedSystem.class)
class TwoLearnersContractIT {

    private static final Duration WITHIN = Duration.ofSeconds(60);

    private final PulseClient client;
    private final String run = Bodies.id();
    private final String meant = "L-meant-" + run;
    private final String wrong = "L-wrong-" + run;

    TwoLearnersContractIT(SystemUnderTest system) {
        this.client = new PulseClient(system);
    }

    @Test
    void itIsListedWithBothLearnersAndNotAgainByTheNextRecount() throws IOException {
        for (String learner : List.of(meant, wrong)) {
            client.push("/v1/completions", Bodies.completion(run, learner, "do_1", 60))
                    .expect(202);
        }
        client.settle(Instant.now());

        JsonNode audit = recount();
        assertThat(audit.get("conflictCount").asLong()).isPositive();
        JsonNode conflict = audit.get("conflicts")
                .valueStream()
                .filter(it -> it.get("id").asString().equals(run))
                .findFirst()
                .orElseThrow();
        assertThat(conflict.at("/first/learnerId").asString()).isEqualTo(meant);
        assertThat(conflict.at("/other/learnerId").asString()).isEqualTo(wrong);

        List<JsonNode> listed = listed();
        assertThat(listed).hasSize(1);
        assertThat(listed.get(0).at("/errors/0/detail").asString()).contains(meant, wrong);
        String id = listed.get(0).get("id").asString();
        assertThat(client.get("/v1/rejects/" + id, "admin")
                        .json(200)
                        .get("body")
                        .asString())
                .contains(meant, wrong, "do_1");
        assertThat(client.push("/v1/rejects/" + id + "/replay", Bodies.completion(run, wrong, "do_1", 60), "admin")
                        .problem(409, "conflict")
                        .get("detail")
                        .asString())
                .contains("an id of its own");

        recount();
        assertThat(listed()).isEqualTo(listed);
    }

    private JsonNode recount() throws IOException {
        client.push("/v1/audit", "", "admin").expect(202);
        long deadline = System.nanoTime() + WITHIN.toNanos();
        JsonNode audit = client.get("/v1/audit", "admin").json(200);
        while (audit.get("running").asBoolean()) {
            assertThat(System.nanoTime()).as("the end of the recount").isLessThan(deadline);
            Pause.millis(100);
            audit = client.get("/v1/audit", "admin").json(200);
        }
        return audit.get("latest");
    }

    private List<JsonNode> listed() throws IOException {
        return client.get("/v1/rejects?reason=same-id-two-learners&limit=500", "admin")
                .json(200)
                .get("items")
                .valueStream()
                .filter(it -> it.at("/errors/0/detail").asString().contains(run))
                .toList();
    }
}
