package org.karmayogi.pulse.metrics.query;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** An answer that can also be given as a table: the same rows, under the same names. */
public interface CsvTable {

    /** What a caller asks for with {@code Accept}. */
    String MEDIA_TYPE = "text/csv";

    /** The names of the columns. */
    @JsonIgnore
    List<String> csvHeader();

    /** The rows, each with a value a column; null is an empty cell. */
    @JsonIgnore
    Stream<List<@Nullable Object>> csvRows();
}
