package org.karmayogi.pulse.e2e.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.karmayogi.pulse.e2e.client.Answer;
import org.karmayogi.pulse.e2e.client.PulseClient;
import org.karmayogi.pulse.e2e.system.SharedSystem;
import org.karmayogi.pulse.e2e.system.SystemUnderTest;

/** What every route says of the same mistake, whichever application answers it. */
@ExtendWith(SharedSystem.class)
class OddRequestsIT {

    private final PulseClient client;
    private final List<Operation> operations = OpenApiDocument.read().operations();

    OddRequestsIT(SystemUnderTest system) {
        this.client = new PulseClient(system);
    }

    @Test
    void aSlashAtTheEndIsNamedAsTheFault() throws IOException {
        for (Operation operation : operations) {
            Answer answer = send(operation.method(), operation.examplePath() + "/");

            assertThat(answer.problem(404, "not-found").get("detail").asString())
                    .as(operation.toString())
                    .isEqualTo("There is nothing at %1$s/. No path here ends with a slash; try %1$s."
                            .formatted(operation.examplePath()));
        }
    }

    @Test
    void aMethodThatIsNotThereIsAnsweredWithThoseThatAre() throws IOException {
        for (Operation operation : operations) {
            Answer answer = send("PATCH", operation.examplePath());

            answer.problem(405, "method-not-allowed");
            assertThat(answer.header("Allow")).as(operation.toString()).contains(operation.method());
        }
    }

    @Test
    void aQueryParameterWithoutAValueIsRefused() throws IOException {
        for (Operation operation : operations) {
            for (String name : operation.queryParameters()) {
                Answer answer = send(operation.method(), operation.examplePath() + "?" + name + "=");

                assertThat(answer.problem(400, "invalid-parameter")
                                .get("detail")
                                .asString())
                        .as("%s?%s=", operation, name)
                        .startsWith("'" + name + "' has no value");
            }
        }
    }

    private Answer send(String method, String path) throws IOException {
        return client.send(client.request(path, "admin")
                .header("Content-Type", "application/json")
                .header("X-Experience-API-Version", "1.0.3")
                .method(method, BodyPublishers.noBody()));
    }
}
