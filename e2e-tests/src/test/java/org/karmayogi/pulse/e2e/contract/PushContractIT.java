package org.karmayogi.pulse.e2e.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.karmayogi.pulse.e2e.client.PulseClient;
import org.karmayogi.pulse.e2e.system.SharedSystem;
import org.karmayogi.pulse.e2e.system.SystemUnderTest;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a portal is answered: one event, many events, and what became of each. */
@ExtendWith(SharedSystem.class)
class PushContractIT {

    private final PulseClient client;

    PushContractIT(SystemUnderTest system) {
        this.client = new PulseClient(system);
    }

    @Test
    void oneEventIs202WithItsIdAndStatus() throws IOException {
        String id = Bodies.id();

        JsonNode answer = client.push("/v1/onboardings", Bodies.onboarding(id, "L-" + id, "LUCKNOW"))
                .json(202);

        assertThat(answer).isEqualTo(json("{\"id\":\"%s\",\"status\":\"accepted\"}".formatted(id)));
    }

    @Test
    void oneInvalidEventIsA422ProblemWithItsErrors() throws IOException {
        JsonNode problem = client.push("/v1/onboardings", Bodies.onboarding(Bodies.id(), "L-1", "LUKNOW"))
                .problem(422, "invalid-event");

        assertThat(problem.get("errors")).isEqualTo(json("""
            [{"pointer":"/district","detail":"No district has the code 'LUKNOW'. Did you mean 'LUCKNOW'?"}]"""));
    }

    @Test
    void anArrayIs207InTheOrderSent() throws IOException {
        String first = Bodies.id();
        String second = Bodies.id();

        JsonNode answer = client.push(
                        "/v1/onboardings",
                        "[%s,%s,%s]"
                                .formatted(
                                        Bodies.onboarding(first, "L-" + first, "LUCKNOW"),
                                        Bodies.onboarding(second, "L-" + second, "LUKNOW"),
                                        Bodies.onboarding(first, "L-" + first, "LUCKNOW")))
                .json(207);

        assertThat(answer).isEqualTo(json("""
            {"accepted":2,"rejected":1,"unknown":0,
             "items":[{"id":"%s","status":"accepted"},
                      {"id":"%s","status":"rejected","errors":[{"pointer":"/district",
                       "detail":"No district has the code 'LUKNOW'. Did you mean 'LUCKNOW'?"}]},
                      {"id":"%s","status":"accepted","duplicateOf":0}]}""".formatted(first, second, first)));
    }

    @Test
    void oneIdWithTwoBodiesInARequestIsRejectedAtTheId() throws IOException {
        String id = Bodies.id();

        JsonNode answer = client.push(
                        "/v1/completions",
                        "[%s,%s]"
                                .formatted(
                                        Bodies.completion(id, "L-" + id, "do_1", 30),
                                        Bodies.completion(id, "L-" + id, "do_1", 31)))
                .json(207);

        assertThat(answer.at("/items/0/status").asString()).isEqualTo("accepted");
        assertThat(answer.at("/items/1/status").asString()).isEqualTo("rejected");
        assertThat(answer.at("/items/1/errors/0/pointer").asString()).isEqualTo("/id");
    }

    @Test
    void anEmptyArrayHasNothingToTellAbout() throws IOException {
        assertThat(client.push("/v1/completions", "[]").json(207)).isEqualTo(json("""
            {"accepted":0,"rejected":0,"unknown":0,"items":[]}"""));
    }

    @Test
    void anItemThatIsNoObjectIsRejectedAndTheOthersAreTaken() throws IOException {
        String id = Bodies.id();

        JsonNode answer = client.push(
                        "/v1/completions",
                        "[1,null,\"x\",[],%s]".formatted(Bodies.completion(id, "L-" + id, "do_1", 1)))
                .json(207);

        assertThat(answer.get("rejected").asInt()).isEqualTo(4);
        assertThat(answer.at("/items/4")).isEqualTo(json("{\"id\":\"%s\",\"status\":\"accepted\"}".formatted(id)));
    }

    @Test
    void fiveThousandEventsAreTaken() throws IOException {
        String run = Bodies.id();
        String events = IntStream.range(0, 5_000)
                .mapToObj(i -> Bodies.completion(run + "-" + i, "L-" + run, "do_" + i % 30, 1))
                .collect(Collectors.joining(",", "[", "]"));

        JsonNode answer = client.push("/v1/completions", events).json(207);

        assertThat(answer.get("accepted").asInt()).isEqualTo(5_000);
        assertThat(answer.get("items")).hasSize(5_000);
    }

    private static JsonNode json(String text) {
        return JsonMapper.shared().readTree(text);
    }
}
