package org.karmayogi.pulse.intake.endpoint;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.karmayogi.pulse.edge.csv.SpreadsheetCell;
import org.karmayogi.pulse.edge.problem.ProblemException;
import org.karmayogi.pulse.edge.problem.ProblemType;
import org.karmayogi.pulse.edge.register.Quoted;
import org.karmayogi.pulse.intake.endpoint.ItemResult.Accepted;
import org.karmayogi.pulse.intake.endpoint.ItemResult.Rejected;
import org.karmayogi.pulse.intake.endpoint.ItemResult.Unknown;
import org.karmayogi.pulse.intake.json.JsonBytes;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;

/**
 * In which form a file's sender wants the results of its rows.
 *
 * @param onlyFailed whether rows that were accepted are left out
 * @param marked whether CSV begins with the byte order mark, by which Excel knows UTF-8
 */
record RowForm(boolean csv, boolean onlyFailed, boolean marked) {

    private static final MediaType CSV = new MediaType("text", "csv");

    /**
     * By the header {@code Accept}: {@code application/json} or {@code text/csv}, either with {@code rows=rejected}
     * or {@code rows=all}, which it is if nothing is said; {@code text/csv} also with {@code bom=true}.
     *
     * @throws ProblemException 406 if it is neither
     */
    static RowForm of(@Nullable String accept) {
        List<MediaType> accepted = parsed(accept);
        for (MediaType type : accepted) {
            boolean json = type.includes(MediaType.APPLICATION_JSON);
            if ((json || type.includes(CSV)) && type.getQualityValue() > 0) {
                String rows = type.getParameter("rows");
                if (rows == null || rows.equals("all") || rows.equals("rejected")) {
                    return new RowForm(!json, "rejected".equals(rows), "true".equals(type.getParameter("bom")));
                }
            }
        }
        throw new ProblemException(
                ProblemType.NOT_ACCEPTABLE,
                "'" + Quoted.of(String.valueOf(accept)) + "' admits neither application/json nor text/csv,"
                        + " with rows=all or rows=rejected.");
    }

    private static List<MediaType> parsed(@Nullable String accept) {
        if (accept == null || accept.isBlank()) {
            return List.of(MediaType.APPLICATION_JSON);
        }
        try {
            return MediaType.parseMediaTypes(accept).stream()
                    .sorted((a, b) -> Double.compare(b.getQualityValue(), a.getQualityValue()))
                    .toList();
        } catch (InvalidMediaTypeException e) {
            return List.of();
        }
    }

    MediaType mediaType() {
        return csv ? new MediaType(CSV, UTF_8) : MediaType.APPLICATION_JSON;
    }

    boolean tells(ItemResult result) {
        return !onlyFailed || !(result instanceof Accepted);
    }

    /** What comes before the rows. */
    byte[] head(RowTotals totals, boolean dryRun) {
        if (csv) {
            return ((marked ? "\ufeff" : "") + "line,id,status,detail\r\n").getBytes(UTF_8);
        }
        return "{\"accepted\":%d,\"rejected\":%d,\"unknown\":%d%s,\"items\":["
                .formatted(totals.accepted(), totals.rejected(), totals.unknown(), dryRun ? ",\"dryRun\":true" : "")
                .getBytes(UTF_8);
    }

    /** One row. */
    byte[] row(int line, ItemResult result, boolean first) {
        if (csv) {
            return csvRow(line, result).getBytes(UTF_8);
        }
        JsonBytes json = new JsonBytes(96);
        if (!first) {
            json.append(',');
        }
        AnswerWriter.row(json, line, result);
        return json.toByteArray();
    }

    /** What comes after the rows. */
    byte[] tail(RowTotals totals, boolean dryRun) {
        return (csv ? csvTotals(totals, dryRun) : "]}").getBytes(UTF_8);
    }

    private static String csvTotals(RowTotals totals, boolean dryRun) {
        return ",,total,\"%d accepted, %d rejected, %d unknown%s\"\r\n"
                .formatted(totals.accepted(), totals.rejected(), totals.unknown(), dryRun ? ", only validated" : "");
    }

    private static String csvRow(int line, ItemResult result) {
        if (result instanceof Rejected rejected) {
            String detail = rejected.errors().stream()
                    .map(error ->
                            (error.pointer().isEmpty() ? "" : error.pointer().substring(1) + ": ") + error.detail())
                    .collect(Collectors.joining(" "));
            return csvRow(line, rejected.id(), "rejected", detail);
        }
        if (result instanceof Unknown unknown) {
            return csvRow(
                    line, unknown.id(), "unknown", "The log did not answer in time. Send it again: that is safe.");
        }
        Accepted accepted = (Accepted) result;
        Integer first = accepted.duplicateOf();
        return csvRow(line, accepted.id(), "accepted", first == null ? "" : "Line " + first + " says the same.");
    }

    private static String csvRow(int line, @Nullable String id, String status, String detail) {
        return line + "," + cell(id == null ? "" : id) + "," + status + "," + cell(detail) + "\r\n";
    }

    private static String cell(String text) {
        String safe = String.valueOf(SpreadsheetCell.of(text));
        boolean plain = safe.chars().noneMatch(c -> c == ',' || c == '"' || c == '\r' || c == '\n');
        return plain ? safe : '"' + safe.replace("\"", "\"\"") + '"';
    }
}
