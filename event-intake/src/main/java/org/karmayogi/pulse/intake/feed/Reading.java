package org.karmayogi.pulse.intake.feed;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.karmayogi.pulse.edge.problem.FieldError;
import org.karmayogi.pulse.intake.event.Family;
import org.karmayogi.pulse.intake.event.Field;
import org.karmayogi.pulse.intake.event.FieldValues;
import org.karmayogi.pulse.intake.event.LogRecord;

/** What one item of a feed says. */
public sealed interface Reading {

    /**
     * Something about a course. Its fields are judged by the rules that hold for the native events.
     *
     * @param pointers where in the item each field came from
     * @param beside what is published with it, if it is
     */
    record Course(Family family, FieldValues values, Map<Field, String> pointers, List<LogRecord> beside)
            implements Reading {

        /** Nothing said yet. */
        public Course(Family family) {
            this(family, new FieldValues(), new EnumMap<>(Field.class), new ArrayList<>());
        }

        /** Says one field more, and where in the item it came from. */
        public Course with(Field field, String text, String pointer) {
            values.put(field, text);
            pointers.put(field, pointer);
            return this;
        }

        /** Has a record published with it. */
        public Course with(LogRecord record) {
            beside.add(record);
            return this;
        }

        /** Where in the item a field that has been said came from. */
        public String pointer(Field field) {
            return pointers.getOrDefault(field, field.pointer());
        }
    }

    /** Something about another item, which need not be in the same request: a record that the fold understands. */
    record Note(LogRecord record) implements Reading {}

    /**
     * Nothing that is counted here: kept with the reason, and no error.
     *
     * @param why where in the item it shows, and in one sentence
     */
    record Other(AsideReason reason, FieldError why) implements Reading {}

    /** It means to say something about a course, and does not say it rightly. */
    record Refused(List<FieldError> errors) implements Reading {}
}
