package org.karmayogi.pulse.edge.register;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A course of the catalogue. The catalogue is no gate: events may name courses that it does not have.
 *
 * @param code the id that events carry, as {@link CourseId} allows
 * @param minutes how long it takes; null where that is not known
 */
public record Course(String code, String title, @Nullable Integer minutes) {

    /** The catalogue, by id. Reads its file on every call: keep the result. */
    public static List<Course> all() {
        return RegisterFile.read(
                "contracts/registers/courses.csv",
                row -> new Course(row.get("code"), row.get("title"), RegisterFile.number(row, "minutes")));
    }

    /** The title, under the name that every register has it. */
    @JsonProperty("name")
    public String name() {
        return title;
    }
}
