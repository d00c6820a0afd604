package org.karmayogi.pulse.enrolment.portal;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** The verbs of a portal beside the standard ones, by what they mean. An IRI means one thing. */
public record VerbRules(
        @DefaultValue List<String> registered,
        @DefaultValue List<String> unregistered,
        @DefaultValue List<String> completed) {

    public VerbRules {
        registered = Iris.require("xapi.verbs.registered", registered);
        unregistered = Iris.require("xapi.verbs.unregistered", unregistered);
        completed = Iris.require("xapi.verbs.completed", completed);
        Set<String> seen = new HashSet<>();
        Stream.of(registered, unregistered, completed).flatMap(List::stream).forEach(iri -> {
            if (!seen.add(iri)) {
                throw new IllegalArgumentException(
                        "xapi.verbs has '" + iri + "' twice; a verb means one of registered, unregistered, completed");
            }
        });
    }
}
