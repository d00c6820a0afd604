package org.karmayogi.pulse.e2e.asyncapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.karmayogi.pulse.e2e.openapi.StrayKeys;
import org.karmayogi.pulse.intake.event.Family;
import org.karmayogi.pulse.intake.feed.AsideReason;
import org.karmayogi.pulse.intake.publishing.ProducerSettings;
import org.karmayogi.pulse.metrics.reject.RejectReason;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The document by itself, and its families. */
class AsyncApiDocumentTests {

    /** Written by the services for each other. */
    private static final Set<String> STEERING = Set.of("statement.recorded", "statement.voided", "event.voided");

    private final AsyncApiDocument document = AsyncApiDocument.read();

    private static Set<String> saidByHeaders(Family family) {
        return Set.of("id", family.subject().jsonName(), "occurredAt");
    }

    private static boolean isAsyncApi(JsonNode document) throws IOException {
        try (InputStream in = resource("asyncapi/asyncapi-3.0.0.schema.json")) {
            return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
                    .getSchema(JsonMapper.shared().readTree(in))
                    .validate(document)
                    .isEmpty();
        }
    }

    private static InputStream resource(String name) {
        return AsyncApiDocumentTests.class.getClassLoader().getResourceAsStream(name);
    }

    @Test
    void itIsAnAsyncApi3Document() throws IOException {
        assertThat(isAsyncApi(document.root())).isTrue();
        ObjectNode broken = (ObjectNode) document.root().deepCopy();
        ((ObjectNode) broken.at("/operations/metrics-service.fold")).put("action", "subscribe");
        assertThat(isAsyncApi(broken))
                .as("with an action that AsyncAPI 3 does not have")
                .isFalse();
    }

    @Test
    void noTextWithoutQuotesHasMadeAKey() {
        assertThat(StrayKeys.in(document.root(), Set.of("payload", "headers", "key")))
                .isEmpty();
    }

    @Test
    void everyReferenceHasItsTargetAndEverySchemaAndMessageAUse() {
        Set<String> used = nodes(document.root())
                .map(node -> node.path("$ref").asString(""))
                .filter(reference -> !reference.isEmpty())
                .collect(Collectors.toCollection(TreeSet::new));
        used.stream().filter(it -> it.startsWith("#/")).forEach(reference -> assertThat(
                        document.root().at(reference.substring(1)).isMissingNode())
                .as(reference)
                .isFalse());
        for (String kind : Set.of("schemas", "messages")) {
            assertThat(document.root().get("components").get(kind).propertyNames())
                    .allSatisfy(name -> assertThat(used).contains("#/components/" + kind + "/" + name));
        }
    }

    @Test
    void theMessagesOfTheLogAreTheFamiliesAndWhatSaysWhereTheyCount() {
        Set<String> expected = new TreeSet<>(STEERING);
        Arrays.stream(Family.values()).map(Family::type).forEach(expected::add);
        assertThat(document.messages("learning-events")).containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void howRecordsArePackedIsHowIntakePacksThem() {
        assertThat(document.root()
                        .at("/channels/learning-events/x-record-compression")
                        .asString())
                .isEqualTo(ProducerSettings.CODEC);
    }

    @Test
    void whyAFeedsItemIsSetAsideIsSaidInTheSameWordsEverywhere() {
        Set<String> codes = Arrays.stream(AsideReason.values())
                .map(AsideReason::code)
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> written = new TreeSet<>(
                texts(document.root().at("/components/schemas/RefusedHeaders/properties/pulse_reason/enum")));

        assertThat(RejectReason.SET_ASIDE).containsExactlyInAnyOrderElementsOf(codes);
        codes.add("refused");
        assertThat(written).isEqualTo(codes);
    }

    @ParameterizedTest
    @EnumSource
    void aPayloadHasTheFieldsOfItsSchemaThatTheHeadersDoNotSay(Family family) throws IOException {
        String file = "events/" + family.type() + "/v1.schema.json";
        JsonNode schema;
        try (InputStream in = resource("contracts/" + file)) {
            schema = JsonMapper.shared().readTree(in);
        }
        JsonNode payload = document.root().get("components").get("schemas").get(family.type());
        Set<String> expected = new TreeSet<>(schema.get("properties").propertyNames());
        expected.removeAll(saidByHeaders(family));
        assertThat(payload.get("properties").propertyNames()).containsExactlyInAnyOrderElementsOf(expected);
        payload.get("properties").properties().forEach(field -> assertThat(
                        field.getValue().get("$ref").asString())
                .isEqualTo("../" + file + "#/properties/" + field.getKey()));
        assertThat(texts(payload.path("required")))
                .isEqualTo(texts(schema.get("required")).stream()
                        .filter(it -> !saidByHeaders(family).contains(it))
                        .collect(Collectors.toSet()));
    }

    private static Set<String> texts(JsonNode array) {
        return array.valueStream().map(JsonNode::asString).collect(Collectors.toSet());
    }

    private static Stream<JsonNode> nodes(JsonNode node) {
        return Stream.concat(Stream.of(node), node.valueStream().flatMap(AsyncApiDocumentTests::nodes));
    }
}
