package org.karmayogi.pulse.enrolment.xapi.statement;

import java.util.stream.Stream;
import org.karmayogi.pulse.intake.feed.JsonAt;

/** What a statement says of its attachments (1.0.3 Data 2.4.11). */
public final class Attachments {

    static final Rule ATTACHMENTS = Rule.listOf(Shape.of("An attachment")
            .requires("usageType", Values.IRI)
            .requires("display", Values.LANGUAGE_MAP)
            .allows("description", Values.LANGUAGE_MAP)
            .requires("contentType", Values.MEDIA_TYPE)
            .requires("length", Values.LENGTH)
            .requires("sha2", Values.SHA2)
            .allows("fileUrl", Values.IRI));

    private Attachments() {}

    /** The attachments of a statement that keeps the rules, those of its SubStatement included. */
    public static Stream<JsonAt> of(JsonAt statement) {
        return Stream.of(statement, statement.get("object"))
                .flatMap(each -> each.get("attachments").elements().stream());
    }
}
