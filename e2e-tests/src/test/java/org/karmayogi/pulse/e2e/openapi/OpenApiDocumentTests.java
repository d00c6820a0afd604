package org.karmayogi.pulse.e2e.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.karmayogi.pulse.edge.problem.ProblemType;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The document by itself: nothing missing, nothing left over. */
class OpenApiDocumentTests {

    private final OpenApiDocument document = OpenApiDocument.read();

    @Test
    void itIsAnOpenApi31Document() throws IOException {
        assertThat(faults(document.root())).isEmpty();
        ObjectNode broken = (ObjectNode) document.root().deepCopy();
        ((ObjectNode) broken.get("info")).put("exact", "stray");
        assertThat(faults(broken)).as("with a key that OpenAPI does not have").isNotEmpty();
    }

    private static List<Error> faults(JsonNode document) throws IOException {
        try (InputStream in =
                OpenApiDocumentTests.class.getClassLoader().getResourceAsStream("openapi/openapi-3.1.schema.yaml")) {
            return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(new YAMLMapper().readTree(in))
                    .validate(document);
        }
    }

    @Test
    void noTextWithoutQuotesHasMadeAKey() {
        assertThat(StrayKeys.in(document.root(), Set.of("schema"))).isEmpty();
    }

    @Test
    void everyReferenceHasItsTargetAndEveryComponentAUse() {
        Set<String> used = references();
        JsonNode components = document.root().get("components");
        Set<String> defined = components
                .propertyStream()
                .filter(kind -> !kind.getKey().equals("securitySchemes"))
                .flatMap(kind -> kind.getValue().propertyNames().stream()
                        .map(name -> "#/components/" + kind.getKey() + "/" + name))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(used.stream().filter(reference -> reference.startsWith("#/")))
                .as("components referred to, and components there are, in %s", OpenApiDocument.FILE)
                .containsExactlyInAnyOrderElementsOf(defined);
        assertThat(used.stream().filter(reference -> !reference.startsWith("#/")))
                .allSatisfy(reference -> assertThat(
                                getClass().getResource("/contracts/" + reference.replaceFirst("^\\.\\./", "")))
                        .as(reference)
                        .isNotNull());
    }

    @Test
    void theProblemTypesAreThoseOfTheProduct() {
        assertThat(document.root()
                        .at("/components/schemas/Problem/properties/type/enum")
                        .valueStream())
                .extracting(JsonNode::asString)
                .as("the types a problem can have in %s, and those of ProblemType", OpenApiDocument.FILE)
                .containsExactlyElementsOf(Arrays.stream(ProblemType.values())
                        .map(type -> type.uri().toString())
                        .toList());
    }

    @Test
    void everyOperationHasAnIdOfItsOwn() {
        List<String> ids = document.root()
                .get("paths")
                .valueStream()
                .flatMap(JsonNode::valueStream)
                .map(operation -> operation.path("operationId").asString(""))
                .toList();

        assertThat(ids)
                .hasSameSizeAs(document.operations())
                .doesNotHaveDuplicates()
                .doesNotContain("");
    }

    @Test
    void theMoreExactPathIsTheOneMeant() {
        assertThat(document.operation("GET", "/v1/departments/HOME/pending"))
                .hasToString("Optional[GET /v1/departments/{code}/pending]");
        assertThat(document.operation("HEAD", "/v1/learners/a%2Fb")).hasToString("Optional[GET /v1/learners/{id}]");
        assertThat(document.operation("GET", "/v1/learners/a/b")).isEmpty();
        assertThat(document.operation("DELETE", "/v1/departments")).isEmpty();
    }

    @Test
    void everyExampleOfABodyFitsItsSchema() {
        AnswerCheck check = new AnswerCheck(document);
        List<JsonNode> bodies = document.root()
                .at("/components/requestBodies")
                .valueStream()
                .flatMap(body -> body.get("content").valueStream())
                .filter(body -> body.has("example"))
                .toList();

        assertThat(bodies).hasSizeGreaterThanOrEqualTo(7);
        assertThat(bodies).allSatisfy(body -> {
            assertThat(check.unfit(body.get("schema"), body.get("example")))
                    .as(body.toString())
                    .isEmpty();
            assertThat(check.unfit(body.get("schema"), NullNode.getInstance())).isNotEmpty();
        });
    }

    private Set<String> references() {
        return nodes(document.root())
                .map(node -> node.path("$ref").asString(""))
                .filter(reference -> !reference.isEmpty())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<JsonNode> nodes(JsonNode node) {
        return Stream.concat(Stream.of(node), node.valueStream().flatMap(OpenApiDocumentTests::nodes));
    }
}
