package org.karmayogi.pulse.enrolment.portal;

import java.util.List;
import java.util.regex.Pattern;

/** Refuses a configured IRI that no statement could have. */
final class Iris {

    private static final Pattern IRI = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*:\\S+");

    private Iris() {}

    static List<String> require(String property, List<String> iris) {
        for (String iri : iris) {
            if (!IRI.matcher(iri).matches()) {
                throw new IllegalArgumentException(property + " has '" + iri
                        + "'; expected an IRI with its scheme, such as http://id.tincanapi.com/verb/completed");
            }
        }
        return List.copyOf(iris);
    }
}
