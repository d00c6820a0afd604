package org.karmayogi.pulse.intake.event;

import java.util.Locale;

/** Every field an event of any family may carry, in the order in which a record's data writes them. */
public enum Field {
    ID("id", Kind.IDENTIFIER),
    LEARNER_ID("learnerId", Kind.IDENTIFIER),
    ALIAS("alias", Kind.IDENTIFIER),
    OCCURRED_AT("occurredAt", Kind.TIME),
    DEPARTMENT("department", Kind.DEPARTMENT),
    DISTRICT("district", Kind.DISTRICT),
    CATEGORY("category", Kind.CATEGORY),
    NAME("name", Kind.TEXT, 200),
    COURSE_ID("courseId", Kind.COURSE),
    DURATION_MINUTES("durationMinutes", Kind.MINUTES),
    CERTIFICATE_ID("certificateId", Kind.TEXT, 128),
    REASON("reason", Kind.TEXT, 500);

    /** What is asked of a field's value. */
    public enum Kind {
        IDENTIFIER,
        COURSE,
        TIME,
        DEPARTMENT,
        DISTRICT,
        CATEGORY,
        MINUTES,
        TEXT;

        /** The JSON type values have, as messages name it. */
        public String jsonType() {
            return this == MINUTES ? "number" : "string";
        }

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final String jsonName;
    private final String pointer;
    private final Kind kind;
    private final int longest;

    Field(String jsonName, Kind kind) {
        this(jsonName, kind, 0);
    }

    Field(String jsonName, Kind kind, int longest) {
        this.jsonName = jsonName;
        this.pointer = "/" + jsonName;
        this.kind = kind;
        this.longest = longest;
    }

    /** The member's name in JSON. */
    public String jsonName() {
        return jsonName;
    }

    /** The JSON pointer to it within an event. */
    public String pointer() {
        return pointer;
    }

    public Kind kind() {
        return kind;
    }

    /** How many code points a {@link Kind#TEXT} may have; 0 for other kinds. */
    public int longest() {
        return longest;
    }
}
