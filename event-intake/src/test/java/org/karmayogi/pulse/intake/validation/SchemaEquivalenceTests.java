package org.karmayogi.pulse.intake.validation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.karmayogi.pulse.intake.Fixtures.NOW;
import static org.karmayogi.pulse.intake.Fixtures.PORTAL;
import static org.karmayogi.pulse.intake.Fixtures.READER;
import static org.karmayogi.pulse.intake.Fixtures.VALIDATOR;

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
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.karmayogi.pulse.edge.register.Register;
import org.karmayogi.pulse.intake.batch.MalformedBodyException;
import org.karmayogi.pulse.intake.event.Family;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The hand-bound reader accepts exactly what the schema, the registers and the clock accept. */
class SchemaEquivalenceTests {

    private static final long SEED = 20_261_122;
    private static final int MUTATIONS = 3_000;

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
    private static final List<String> VALUES = List.of(
            "null",
            "true",
            "17",
            "-3",
            "0",
            "1",
            "60000",
            "60001",
            "45.0",
            "45.5",
            "4.5e1",
            "1e400",
            "[]",
            "{}",
            "[\"x\"]",
            "\"\"",
            "\"x\"",
            "\"e 1\"",
            "\"e-1\\n\"",
            "\"LUCKNOW\"",
            "\"lucknow\"",
            "\"LUCKNOW-\"",
            "\"HOME\"",
            "\"teacher\"",
            "\"Officer\"",
            "\"\\u0000\"",
            "\"\\ud800\"",
            "\"\\ud83d\\ude00\"",
            "\"आगरा\"",
            "\"2026-02-30T00:00:00Z\"",
            "\"2024-02-29t23:59:59.999999999z\"",
            "\"2024-01-01T00:00:00+18:00\"",
            "\"2024-01-01T00:00:00+18:01\"",
            "\"2024-01-01T00:00:00-00:00\"",
            "\"2024-01-01T00:00:00\"",
            "\"2016-12-31T23:59:60Z\"",
            "\"2030-01-01T00:00:00Z\"",
            "\"" + "x".repeat(128) + "\"",
            "\"" + "x".repeat(129) + "\"",
            "\"" + "x".repeat(200) + "\"",
            "\"" + "😀".repeat(200) + "\"",
            "\"" + "😀".repeat(201) + "\"",
            "\"" + "r".repeat(501) + "\"");

    private final Map<Family, Schema> schemas = new EnumMap<>(Family.class);

    @ParameterizedTest
    @EnumSource
    void theExamplesAreJudgedAsTheySay(Family family) throws IOException {
        for (JsonNode example : examples(family, "valid")) {
            assertThat(accepts(family, bytes(example))).as("%s", example).isTrue();
        }
        for (JsonNode example : examples(family, "invalid")) {
            Verdict verdict = VALIDATOR
                    .validate(READER.read(bytes(example.get("event")), family), family, PORTAL)
                    .get(0);
            assertThat(((Verdict.Invalid) verdict).errors())
                    .as("%s", example)
                    .extracting("pointer")
                    .containsExactly(example.get("pointer").asString());
        }
    }

    @ParameterizedTest
    @EnumSource
    void mutatedEventsAreJudgedAsTheSchemaDoes(Family family) throws IOException {
        Random random = new Random(SEED + family.type().hashCode());
        List<JsonNode> seeds = examples(family, "valid");
        Map<Boolean, Integer> seen = new TreeMap<>();
        for (int i = 0; i < MUTATIONS; i++) {
            byte[] body = mutate(seeds.get(random.nextInt(seeds.size())), random);
            boolean expected = schemaAccepts(family, body);
            seen.merge(expected, 1, Integer::sum);
            assertThat(accepts(family, body))
                    .as("seed %d, mutation %d: %s", SEED, i, new String(body, UTF_8))
                    .isEqualTo(expected);
        }
        assertThat(seen.getOrDefault(true, 0))
                .as("a mutation test that never accepts proves little")
                .isGreaterThan(100);
        assertThat(seen.getOrDefault(false, 0)).isGreaterThan(1_000);
    }

    private static byte[] mutate(JsonNode seed, Random random) {
        Map<String, String> fields = new TreeMap<>();
        seed.propertyNames().forEach(name -> fields.put(name, seed.get(name).toString()));
        List<String> names = new ArrayList<>(fields.keySet());
        String name = names.get(random.nextInt(names.size()));
        switch (random.nextInt(8)) {
            case 0 -> fields.remove(name);
            case 1, 2, 3 -> fields.put(name, VALUES.get(random.nextInt(VALUES.size())));
            case 4 ->
                fields.put(
                        List.of("name", "reason", "durationMinutes", "source", "x")
                                .get(random.nextInt(5)),
                        "45");
            case 5 -> fields.put(List.of("category", "certificateId", "reason").get(random.nextInt(3)), "\"teacher\"");
            case 6 -> fields.put(name, fields.get(name).toLowerCase(Locale.ROOT));
            default -> {}
        }
        StringBuilder json = new StringBuilder("{");
        fields.forEach((key, value) -> json.append(json.length() > 1 ? "," : "")
                .append('"')
                .append(key)
                .append("\":")
                .append(value));
        byte[] body = json.append('}').toString().getBytes(UTF_8);
        if (random.nextInt(3) == 0) {
            // Whatever a bad line does to bytes.
            body[random.nextInt(body.length)] = (byte) random.nextInt(256);
        }
        return body;
    }

    private static boolean accepts(Family family, byte[] body) {
        try {
            return VALIDATOR.validate(READER.read(body, family), family, PORTAL).get(0) instanceof Verdict.Valid;
        } catch (MalformedBodyException e) {
            return false;
        }
    }

    private boolean schemaAccepts(Family family, byte[] body) throws IOException {
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

    private static List<JsonNode> examples(Family family, String kind) throws IOException {
        try (Stream<Path> files = Files.list(folder(family).resolve("examples").resolve(kind))) {
            return files.sorted().map(JSON::readTree).toList();
        }
    }

    private static Path folder(Family family) {
        return Path.of("..", "contracts", "events", family.type());
    }

    private static byte[] bytes(JsonNode node) {
        return node.toString().getBytes(UTF_8);
    }
}
