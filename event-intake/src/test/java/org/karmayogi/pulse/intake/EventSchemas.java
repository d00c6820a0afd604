package org.karmayogi.pulse.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.karmayogi.pulse.intake.Fixtures.NOW;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.karmayogi.pulse.edge.register.Register;
import org.karmayogi.pulse.intake.event.Family;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The contract's own judgement of events, by its schemas and a library, and its examples. */
public final class EventSchemas {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();
    private static final Map<String, Set<String>> REGISTERS = Map.of(
            "department",
            Register.departments().codes(),
            "district",
            Register.districts().codes());

    private final Map<Family, Schema> schemas = new EnumMap<>(Family.class);

    /** Whether the schema, the registers and the clock of {@link Fixtures} accept these bytes as an event. */
    public boolean accept(Family family, byte[] body) throws IOException {
        try {
            JsonNode event = JSON.readTree(strictlyDecoded(body));
            return event.isObject() && schemaErrors(family, event).isEmpty() && semanticsAccept((ObjectNode) event);
        } catch (JacksonException | CharacterCodingException e) {
            // Not JSON, not UTF-8, or a number so large that the schema validator itself gives up.
            return false;
        }
    }

    private List<Error> schemaErrors(Family family, JsonNode event) {
        return schema(family)
                .validate(event, context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)));
    }

    private static String strictlyDecoded(byte[] body) throws CharacterCodingException {
        return UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
    }

    private static boolean semanticsAccept(ObjectNode event) {
        Instant time = OffsetDateTime.parse(event.get("occurredAt").asString()).toInstant();
        boolean inWindow = !time.isBefore(Instant.parse("2018-01-01T00:00:00Z")) && !time.isAfter(NOW.plusSeconds(600));
        return inWindow
                && (!event.has("alias") || !event.get("alias").equals(event.get("learnerId")))
                && REGISTERS.entrySet().stream()
                        .allMatch(register -> !event.has(register.getKey())
                                || register.getValue()
                                        .contains(event.get(register.getKey()).asString()))
                && event.properties().stream()
                        .noneMatch(field -> field.getValue().isString()
                                && !UTF_8.newEncoder()
                                        .canEncode(field.getValue().asString()));
    }

    private Schema schema(Family family) {
        return schemas.computeIfAbsent(
                family, missing -> SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                        .getSchema(JSON.readTree(folder(missing).resolve("v1.schema.json"))));
    }

    /** The events or invalid examples of a family. */
    public static List<JsonNode> examples(Family family, String kind) throws IOException {
        try (Stream<Path> files = Files.list(folder(family).resolve("examples").resolve(kind))) {
            return files.sorted().map(JSON::readTree).toList();
        }
    }

    private static Path folder(Family family) {
        return Path.of("..", "contracts", "events", family.type());
    }
}
