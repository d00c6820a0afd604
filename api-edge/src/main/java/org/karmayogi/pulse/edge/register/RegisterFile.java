package org.karmayogi.pulse.edge.register;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/** Reads a register as it stands in the contracts. */
final class RegisterFile {

    private static final CSVFormat FORMAT = CSVFormat.DEFAULT
            .builder()
            .setHeader()
            .setSkipHeaderRecord(true)
            .setCommentMarker('#')
            .get();

    private RegisterFile() {}

    /** The departments or districts of a file. */
    static List<RegisterEntry> read(String resource) {
        return read(resource, RegisterFile::entry);
    }

    /** The rows of a file, each as what it is read as. */
    static <T> List<T> read(String resource, Function<CSVRecord, T> row) {
        try (InputStream stream = RegisterFile.class.getClassLoader().getResourceAsStream(resource)) {
            if (stream == null) {
                throw new IllegalStateException("The register " + resource + " is not on the class path");
            }
            try (CSVParser rows = FORMAT.parse(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
                return rows.stream().map(row).toList();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The register " + resource + " could not be read", e);
        }
    }

    private static RegisterEntry entry(CSVRecord row) {
        String aliases = row.get("aliases");
        return new RegisterEntry(
                row.get("code"),
                row.get("name"),
                text(row, "nameHi"),
                aliases.isEmpty() ? List.of() : List.of(aliases.split("\\|", -1)),
                text(row, "division"),
                number(row, "lgdCode"),
                number(row, "strength"));
    }

    private static @Nullable String text(CSVRecord row, String column) {
        String value = row.get(column);
        return value.isEmpty() ? null : value;
    }

    static @Nullable Integer number(CSVRecord row, String column) {
        String value = row.get(column);
        return value.isEmpty() ? null : Integer.valueOf(value);
    }
}
