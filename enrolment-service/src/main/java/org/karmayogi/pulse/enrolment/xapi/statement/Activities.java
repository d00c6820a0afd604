package org.karmayogi.pulse.enrolment.xapi.statement;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.karmayogi.pulse.intake.feed.FeedFault;
import org.karmayogi.pulse.intake.feed.JsonAt;

/** Activities and their definitions, interactions included (1.0.3 Data 2.4.4.1). */
final class Activities {

    private static final List<String> INTERACTION =
            List.of("correctResponsesPattern", "choices", "scale", "source", "target", "steps");

    private static final Rule COMPONENTS = Rule.listOf(Shape.of("An interaction component")
                    .requires("id", Values.STRING)
                    .allows("description", Values.LANGUAGE_MAP))
            .and(Activities::requireDistinctIds);

    private static final Rule DEFINITION = Shape.of("An activity's definition")
            .allows("name", Values.LANGUAGE_MAP)
            .allows("description", Values.LANGUAGE_MAP)
            .allows("type", Values.IRI)
            .allows("moreInfo", Values.IRI)
            .allows("extensions", Values.EXTENSIONS)
            .allows(
                    "interactionType",
                    Values.oneOf(
                            "true-false",
                            "choice",
                            "fill-in",
                            "long-fill-in",
                            "matching",
                            "performance",
                            "sequencing",
                            "likert",
                            "numeric",
                            "other"))
            .allows("correctResponsesPattern", Rule.listOf(Values.STRING))
            .allows("choices", COMPONENTS)
            .allows("scale", COMPONENTS)
            .allows("source", COMPONENTS)
            .allows("target", COMPONENTS)
            .allows("steps", COMPONENTS)
            .and(Activities::requireInteractionType);

    static final Rule ACTIVITY = Shape.of("An Activity")
            .requires("id", Values.IRI)
            .allows("objectType", Values.oneOf("Activity"))
            .allows("definition", DEFINITION);

    private Activities() {}

    private static void requireDistinctIds(JsonAt components) {
        Set<String> seen = new HashSet<>();
        for (JsonAt component : components.elements()) {
            JsonAt id = component.get("id");
            if (!seen.add(id.text())) {
                throw new FeedFault(id.pointer(), id.found() + " is the id of an earlier component of this list, too.");
            }
        }
    }

    /** What only interactions have, only an interaction may have. */
    private static void requireInteractionType(JsonAt definition) {
        if (!definition.node().has("interactionType")) {
            INTERACTION.stream()
                    .map(definition::get)
                    .filter(each -> !each.isMissing())
                    .forEach(each -> {
                        throw new FeedFault(
                                each.pointer(), "Without interactionType a definition has no " + each.pointer() + ".");
                    });
        }
    }
}
