package org.karmayogi.pulse.intake.batch;

import de.siegmar.fastcsv.reader.CsvRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.karmayogi.pulse.edge.register.Quoted;
import org.karmayogi.pulse.intake.event.Family;
import org.karmayogi.pulse.intake.event.Field;

/** The first line of a file whose rows are events of a family: its columns are the fields' names. */
record Header(Family family) {

    /**
     * The columns in their order.
     *
     * @throws MalformedBodyException if one is unknown, missing or there twice
     */
    List<Field> columns(@Nullable CsvRecord line) {
        if (line == null) {
            throw new MalformedBodyException("The file is empty; its first line must be the header" + expected());
        }
        List<Field> columns = new ArrayList<>();
        for (String name : line.getFields()) {
            Field field = family.field(name)
                    .orElseThrow(() -> new MalformedBodyException(
                            "The header has a column '" + Quoted.of(name) + "'" + expected()));
            if (columns.contains(field)) {
                throw new MalformedBodyException("The header has the column '" + name + "' more than once.");
            }
            columns.add(field);
        }
        for (Field field : family.required()) {
            if (!columns.contains(field)) {
                throw new MalformedBodyException("The header has no column '" + field.jsonName() + "'" + expected());
            }
        }
        return columns;
    }

    private String expected() {
        return "; a file of " + family.type() + " has the columns "
                + family.required().stream().map(Field::jsonName).collect(Collectors.joining(", ")) + ", and may have "
                + family.optional().stream().map(Field::jsonName).collect(Collectors.joining(", ")) + ".";
    }
}
