package org.karmayogi.pulse.e2e.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.dataformat.yaml.YAMLMapper;

class StrayKeysTests {

    @Test
    void aCommaInATextWithoutQuotesIsFoundWhereverItIs() {
        String document = """
            info: { title: Counts, exact }
            paths:
              /a: { get: { parameters: [{ name: b, schema: { type: string, description: One, two: } }] } }
            components:
              schemas:
                C: { properties: { d: { anyOf: [{ items: { type: string, half up: yes } }] } }, examples: [{ e: null }] }
            """;

        assertThat(StrayKeys.in(new YAMLMapper().readTree(document), Set.of("schema")))
                .containsExactlyInAnyOrder(
                        "/info/exact",
                        "/paths//a/get/parameters/0/schema/two",
                        "/components/schemas/C/properties/d/anyOf/items/half up");
    }
}
