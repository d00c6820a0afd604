package org.karmayogi.pulse.edge.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProblemWriterTests {

    @Test
    void writesWhatTheContractPromises() {
        Problem problem = new Problem(
                ProblemType.INVALID_EVENT,
                "One field is wrong: \"district\"",
                "/v1/onboardings",
                List.of(new FieldError("/district", "No district has the code 'LUKNOW'")),
                Duration.ofMillis(1500));

        assertThat(new String(ProblemWriter.toBytes(problem), StandardCharsets.UTF_8))
                .isEqualTo("""
                {"type":"/problems/invalid-event","title":"The event is not valid","status":422,\
                "detail":"One field is wrong: \\"district\\"","instance":"/v1/onboardings",\
                "errors":[{"pointer":"/district","detail":"No district has the code 'LUKNOW'"}]}""");
        assertThat(problem.retryAfterSeconds()).isEqualTo("2");
    }

    @Test
    void everyTypeHasItsOwnUri() {
        assertThat(Arrays.stream(ProblemType.values()).map(ProblemType::uri)).doesNotHaveDuplicates();
    }
}
