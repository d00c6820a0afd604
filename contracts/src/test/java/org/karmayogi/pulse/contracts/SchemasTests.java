package org.karmayogi.pulse.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SchemasTests {

    private static final Path EVENTS = Path.of("events");
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    @Test
    void thereAreNineFamilies() throws IOException {
        try (Stream<Path> families = Files.list(EVENTS)) {
            assertThat(families)
                    .extracting(family -> family.getFileName().toString())
                    .containsExactlyInAnyOrder(
                            "learner.onboarded",
                            "learner.transferred",
                            "learner.deactivated",
                            "course.enrolled",
                            "course.withdrawn",
                            "course.completed",
                            "course.revoked",
                            "identity.linked",
                            "identity.unlinked");
        }
    }

    @ParameterizedTest
    @MethodSource("schemas")
    void everySchemaIsValidAgainstItsMetaschema(Path schema) {
        Schema metaschema = SCHEMAS.getSchema(
                com.networknt.schema.SchemaLocation.of(SpecificationVersion.DRAFT_2020_12.getDialectId()));

        assertThat(metaschema.validate(read(schema))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("validExamples")
    void everyValidExampleIsValid(Path example) {
        assertThat(validate(example, read(example))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("invalidExamples")
    void everyInvalidExampleIsRefusedWhereItSays(Path example) {
        JsonNode wrapper = read(example);

        List<Error> errors = validate(example, wrapper.get("event"));

        if (wrapper.get("refusedBy").asString().equals("schema")) {
            assertThat(errors)
                    .extracting(SchemasTests::pointer)
                    .contains(wrapper.get("pointer").asString());
        } else {
            assertThat(errors)
                    .as("only the register, the clock or a rule can tell")
                    .isEmpty();
        }
    }

    private static String pointer(Error error) {
        String property = error.getProperty();
        return error.getInstanceLocation() + (property == null ? "" : "/" + property);
    }

    private static List<Error> validate(Path example, JsonNode event) {
        Path schema = example.getParent().getParent().getParent().resolve("v1.schema.json");
        return SCHEMAS.getSchema(read(schema))
                .validate(event, context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)));
    }

    private static JsonNode read(Path path) {
        return JSON.readTree(path);
    }

    static List<Path> schemas() {
        return files("v1.schema.json", "");
    }

    static List<Path> validExamples() {
        return files(".json", "valid");
    }

    static List<Path> invalidExamples() {
        return files(".json", "invalid");
    }

    private static List<Path> files(String suffix, String folder) {
        try (Stream<Path> all = Files.walk(EVENTS)) {
            return all.filter(path -> path.toString().endsWith(suffix))
                    .filter(path -> folder.isEmpty() || path.getParent().endsWith(folder))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
