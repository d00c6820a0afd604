package org.karmayogi.pulse.intake.validation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.karmayogi.pulse.edge.problem.FieldError;
import org.karmayogi.pulse.edge.register.CourseId;
import org.karmayogi.pulse.edge.register.Quoted;
import org.karmayogi.pulse.edge.register.Register;
import org.karmayogi.pulse.intake.batch.RawItem;
import org.karmayogi.pulse.intake.event.Event;
import org.karmayogi.pulse.intake.event.Family;
import org.karmayogi.pulse.intake.event.Field;
import org.karmayogi.pulse.intake.event.FieldValues;
import org.karmayogi.pulse.intake.event.Sender;

/** Judges one request's items, each by itself, and reports everything that is wrong with it. */
record ItemValidator(Register departments, Register districts, TimeWindow window, Sender sender) {

    private static final Set<String> CATEGORIES = Set.of("officer", "employee", "teacher");
    private static final Field[] FIELDS = Field.values();

    Verdict validate(RawItem item, Family family) {
        List<FieldError> errors = item.errors();
        FieldValues values = item.values();
        for (Field field : FIELDS) {
            String text = values.get(field);
            if (text != null) {
                Optional<String> fault = fault(field, text, values);
                if (fault.isPresent()) {
                    errors = with(errors, new FieldError(item.pointer(field), fault.get()));
                }
            }
        }
        if (family.isIdentity()) {
            errors = withIdentityFaults(errors, item);
        }
        return errors.isEmpty()
                ? new Verdict.Valid(new Event(family, values))
                : new Verdict.Invalid(idOf(values), List.copyOf(errors));
    }

    private List<FieldError> withIdentityFaults(List<FieldError> errors, RawItem item) {
        if (!sender.departments().isEmpty() || !sender.districts().isEmpty()) {
            return with(
                    errors,
                    new FieldError(
                            "",
                            "The key is confined to departments or districts, and an identity names none:"
                                    + " it could move the events of anybody."));
        }
        String alias = item.values().get(Field.ALIAS);
        return alias == null || !alias.equals(item.values().get(Field.LEARNER_ID))
                ? errors
                : with(
                        errors,
                        new FieldError(
                                item.pointer(Field.ALIAS),
                                "'" + Quoted.of(alias) + "' is the learnerId, too; an alias is another id than that."));
    }

    private static List<FieldError> with(List<FieldError> errors, FieldError another) {
        List<FieldError> more = new ArrayList<>(errors);
        more.add(another);
        return more;
    }

    private Optional<String> fault(Field field, String text, FieldValues values) {
        return switch (field.kind()) {
            case IDENTIFIER -> Texts.identifierFault(text);
            case COURSE -> CourseId.fault(text);
            case TIME -> window.fault(text);
            case DEPARTMENT -> codeFault(text, departments, sender.departments());
            case DISTRICT -> codeFault(text, districts, sender.districts());
            case CATEGORY ->
                CATEGORIES.contains(text)
                        ? Optional.empty()
                        : Optional.of("'" + Quoted.of(text) + "' is none of officer, employee, teacher.");
            case MINUTES -> minutesFault(field, text, values);
            case TEXT -> Texts.freeTextFault(text, field.longest());
        };
    }

    private static Optional<String> codeFault(String code, Register register, Set<String> allowed) {
        if (!register.contains(code)) {
            return Optional.of(register.unknown(code));
        }
        if (!allowed.isEmpty() && !allowed.contains(code)) {
            return Optional.of("The key may not send events for '" + code + "'.");
        }
        return Optional.empty();
    }

    private static Optional<String> minutesFault(Field field, String text, FieldValues values) {
        OptionalInt minutes = Minutes.parse(text);
        if (minutes.isEmpty()) {
            return Optional.of(
                    Quoted.of(text) + " is not a whole number from " + Minutes.LEAST + " to " + Minutes.MOST + ".");
        }
        // So that 45.0 and 45 are the same content, here and in the log.
        values.put(field, Integer.toString(minutes.getAsInt()));
        return Optional.empty();
    }

    private static @Nullable String idOf(FieldValues values) {
        String id = values.get(Field.ID);
        return id != null && Texts.isIdentifier(id) ? id : null;
    }
}
