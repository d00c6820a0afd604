package org.karmayogi.pulse.metrics.query;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;
import org.karmayogi.pulse.edge.QueryParameters;
import org.karmayogi.pulse.edge.csv.SpreadsheetCell;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.HttpOutputMessage;
import org.springframework.http.MediaType;
import org.springframework.http.converter.AbstractHttpMessageConverter;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * Writes tables as CSV by RFC 4180, in UTF-8, with a header. Texts that a spreadsheet would run are neutralised. The
 * byte order mark comes first where {@code Accept: text/csv; bom=true} or {@code ?bom=true} asks for it: without it
 * Excel takes UTF-8 for a code page.
 */
final class CsvConverter extends AbstractHttpMessageConverter<CsvTable> {

    CsvConverter() {
        super(StandardCharsets.UTF_8, MediaType.parseMediaType(CsvTable.MEDIA_TYPE));
    }

    @Override
    protected boolean supports(Class<?> type) {
        return CsvTable.class.isAssignableFrom(type);
    }

    @Override
    public boolean canRead(Class<?> type, @Nullable MediaType mediaType) {
        return false;
    }

    @Override
    protected CsvTable readInternal(Class<? extends CsvTable> type, HttpInputMessage input) {
        throw new HttpMessageNotReadableException("tables are not read", input);
    }

    @Override
    protected void writeInternal(CsvTable table, HttpOutputMessage output) throws IOException {
        Writer writer = new OutputStreamWriter(output.getBody(), StandardCharsets.UTF_8);
        if (isMarkAsked(output)) {
            writer.write('\ufeff');
        }
        CSVPrinter csv = new CSVPrinter(writer, CSVFormat.RFC4180);
        csv.printRecord(table.csvHeader());
        for (Iterator<? extends List<?>> rows = table.csvRows().iterator(); rows.hasNext(); ) {
            csv.printRecord(rows.next().stream().map(SpreadsheetCell::of));
        }
        csv.flush();
    }

    private static boolean isMarkAsked(HttpOutputMessage output) {
        MediaType type = output.getHeaders().getContentType();
        @Nullable String accepted = type == null ? null : type.getParameter(QueryParameters.CSV_MARK);
        ServletRequestAttributes request = (ServletRequestAttributes) RequestContextHolder.currentRequestAttributes();
        return "true".equals(accepted) || "true".equals(request.getRequest().getParameter(QueryParameters.CSV_MARK));
    }
}
