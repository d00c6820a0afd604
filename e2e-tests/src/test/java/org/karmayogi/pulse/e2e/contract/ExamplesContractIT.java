package org.karmayogi.pulse.e2e.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.karmayogi.pulse.e2e.client.PulseClient;
import org.karmayogi.pulse.e2e.system.SharedSystem;
import org.karmayogi.pulse.e2e.system.SystemUnderTest;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Every example in {@code contracts/events} is answered as it says. */
@ExtendWith(SharedSystem.class)
class ExamplesContractIT {

    private static final Map<String, String> PATHS = Map.of(
            "learner.onboarded", "/v1/onboardings",
            "learner.transferred", "/v1/transfers",
            "learner.deactivated", "/v1/deactivations",
            "course.enrolled", "/v1/enrolments",
            "course.withdrawn", "/v1/withdrawals",
            "course.completed", "/v1/completions",
            "course.revoked", "/v1/revocations",
            "identity.linked", "/v1/identities",
            "identity.unlinked", "/v1/identities/unlink");

    private final PulseClient client;

    ExamplesContractIT(SystemUnderTest system) {
        this.client = new PulseClient(system);
    }

    @ParameterizedTest
    @MethodSource
    void validOnesAreAccepted(Path example) throws IOException {
        client.push(path(example), Files.readString(example)).expect(202);
    }

    @ParameterizedTest
    @MethodSource
    void invalidOnesAreRefusedAtTheirPointer(Path example) throws IOException {
        JsonNode described = JsonMapper.shared().readTree(Files.readString(example));

        JsonNode errors = client.push(path(example), described.get("event").toString())
                .problem(422, "invalid-event")
                .get("errors");

        assertThat(errors.valueStream().map(error -> error.get("pointer").asString()))
                .as("%s: %s", example, errors)
                .contains(described.get("pointer").asString());
    }

    static List<Path> validOnesAreAccepted() {
        return examples("valid");
    }

    static List<Path> invalidOnesAreRefusedAtTheirPointer() {
        return examples("invalid");
    }

    private static String path(Path example) {
        return PATHS.get(example.getName(example.getNameCount() - 4).toString());
    }

    private static List<Path> examples(String kind) {
        Path events = Path.of("..", "contracts", "events");
        try (Stream<Path> files = Files.walk(events)) {
            List<Path> examples = files.filter(file -> file.toString().endsWith(".json")
                            && file.getParent().getFileName().toString().equals(kind))
                    .sorted()
                    .toList();
            assertThat(examples).hasSizeGreaterThan(20);
            return examples;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
