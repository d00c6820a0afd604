package org.karmayogi.pulse.intake.event;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The event families; each mirrors {@code contracts/events/<type>/v1.schema.json}, and a test holds them together. */
@SuppressWarnings("ImmutableEnumChecker") // the collections are unmodifiable copies
public enum Family {
    LEARNER_ONBOARDED(
            "learner.onboarded", EnumSet.of(Field.DEPARTMENT, Field.DISTRICT, Field.CATEGORY), EnumSet.of(Field.NAME)),
    LEARNER_TRANSFERRED(
            "learner.transferred", EnumSet.of(Field.DEPARTMENT, Field.DISTRICT), EnumSet.of(Field.CATEGORY)),
    LEARNER_DEACTIVATED("learner.deactivated", EnumSet.noneOf(Field.class), EnumSet.of(Field.REASON)),
    COURSE_ENROLLED("course.enrolled", EnumSet.of(Field.COURSE_ID), EnumSet.noneOf(Field.class)),
    COURSE_WITHDRAWN("course.withdrawn", EnumSet.of(Field.COURSE_ID), EnumSet.noneOf(Field.class)),
    COURSE_COMPLETED(
            "course.completed", EnumSet.of(Field.COURSE_ID), EnumSet.of(Field.DURATION_MINUTES, Field.CERTIFICATE_ID)),
    COURSE_REVOKED("course.revoked", EnumSet.of(Field.COURSE_ID), EnumSet.of(Field.REASON)),
    IDENTITY_LINKED("identity.linked", Field.ALIAS, EnumSet.of(Field.ALIAS), EnumSet.of(Field.REASON)),
    IDENTITY_UNLINKED("identity.unlinked", Field.ALIAS, EnumSet.of(Field.ALIAS), EnumSet.of(Field.REASON));

    private final String type;
    private final Field subject;
    private final List<Field> required;
    private final List<Field> optional;
    private final Map<String, Field> byName;

    Family(String type, EnumSet<Field> required, EnumSet<Field> optional) {
        this(type, Field.LEARNER_ID, required, optional);
    }

    Family(String type, Field subject, EnumSet<Field> required, EnumSet<Field> optional) {
        this.type = type;
        this.subject = subject;
        EnumSet<Field> all = EnumSet.of(Field.ID, Field.LEARNER_ID, Field.OCCURRED_AT);
        all.addAll(required);
        this.required = List.copyOf(all);
        this.optional = List.copyOf(optional);
        all.addAll(optional);
        Map<String, Field> names = new HashMap<>();
        all.forEach(field -> names.put(field.jsonName(), field));
        this.byName = Map.copyOf(names);
    }

    /** The family's name, for example {@code course.completed}. */
    public String type() {
        return type;
    }

    /** The CloudEvents type of version 1. */
    public String cloudEventsType() {
        return "in.karmayogi." + type + ".v1";
    }

    /** The field whose value is the record's key and CloudEvents subject: the learner, or the alias of an identity. */
    public Field subject() {
        return subject;
    }

    /** Whether its events say that two ids are one person's, or are no longer. */
    public boolean isIdentity() {
        return subject == Field.ALIAS;
    }

    /** Whether a record's headers or key already say it, so that its data does not. */
    public boolean isEnvelope(Field field) {
        return field == Field.ID || field == Field.OCCURRED_AT || field == subject;
    }

    /** The fields without which an event of this family says nothing. */
    public List<Field> required() {
        return required;
    }

    /** The fields that an event of this family may have besides. */
    public List<Field> optional() {
        return optional;
    }

    /** The field of this family with that JSON name. */
    public Optional<Field> field(String jsonName) {
        return Optional.ofNullable(byName.get(jsonName));
    }
}
