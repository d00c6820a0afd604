package org.karmayogi.pulse.metrics.review;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.HttpOutputMessage;
import org.springframework.http.MediaType;
import org.springframework.http.converter.AbstractHttpMessageConverter;
import org.springframework.http.converter.HttpMessageNotReadableException;

/** Writes a review as a page to print: no scripts, nothing from elsewhere, everything escaped. */
final class ReviewPage extends AbstractHttpMessageConverter<ReviewAnswer> {

    private static final String TEMPLATE = "templates/review.mustache";
    private static final ZoneId INDIA = ZoneId.of("Asia/Kolkata");
    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("MMMM yyyy", Locale.ENGLISH);
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("d MMMM yyyy, HH:mm", Locale.ENGLISH).withZone(INDIA);

    private final Template template;

    ReviewPage() {
        super(StandardCharsets.UTF_8, MediaType.TEXT_HTML);
        try (InputStream in = ReviewPage.class.getClassLoader().getResourceAsStream(TEMPLATE);
                Reader reader = new InputStreamReader(
                        Objects.requireNonNull(in, TEMPLATE + " is not on the class path"), StandardCharsets.UTF_8)) {
            // Escapes HTML by default, and has an empty text for null.
            template = Mustache.compiler().nullValue("").compile(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the template shows. */
    record Page(
            String month,
            String before,
            String asOf,
            @Nullable Stamp frozen,
            List<Line> rows,
            Line total) {}

    /** Who presented it, and when. */
    record Stamp(String by, String at, String asOf, int revision) {}

    /** A row, ready to be read. */
    record Line(
            String rank,
            String name,
            String nameHi,
            String onboarded,
            String enrolments,
            String completions,
            String change,
            String hours,
            String registered,
            String threeOrMore,
            String coverage,
            String since) {}

    static Page page(ReviewAnswer answer) {
        ReviewAnswer.Frozen frozen = answer.frozen();
        return new Page(
                name(answer.month()),
                name(answer.month().minusMonths(1)),
                MOMENT.format(answer.asOf()),
                frozen == null
                        ? null
                        : new Stamp(frozen.by(), moment(frozen.at()), moment(frozen.asOf()), frozen.revision()),
                answer.items().stream().map(ReviewPage::line).toList(),
                line(answer.total()));
    }

    private static String name(YearMonth month) {
        return MONTH.format(month);
    }

    private static String moment(Instant instant) {
        return MOMENT.format(instant);
    }

    private static Line line(ReviewAnswer.Row row) {
        Double coverage = row.shownStanding().coverage();
        return new Line(
                row.rank() == null ? "" : String.valueOf(row.rank()),
                row.name(),
                row.nameHi() == null ? "" : row.nameHi(),
                IndianNumber.of(row.shown().onboarded()),
                IndianNumber.of(row.shown().enrolments()),
                IndianNumber.of(row.shown().completions()),
                IndianNumber.signed(row.change().completions()),
                IndianNumber.of(Math.round(row.shown().trainingHours())),
                IndianNumber.of(row.shownStanding().registered()),
                IndianNumber.of(row.shownStanding().completedThreeOrMore()),
                coverage == null ? "–" : String.format(Locale.ENGLISH, "%.1f %%", 100 * coverage),
                row.difference() == null
                        ? ""
                        : IndianNumber.signed(row.difference().completions()));
    }

    @Override
    protected boolean supports(Class<?> type) {
        return ReviewAnswer.class.isAssignableFrom(type);
    }

    @Override
    public boolean canRead(Class<?> type, @Nullable MediaType mediaType) {
        return false;
    }

    @Override
    protected ReviewAnswer readInternal(Class<? extends ReviewAnswer> type, HttpInputMessage input) {
        throw new HttpMessageNotReadableException("pages are not read", input);
    }

    @Override
    protected void writeInternal(ReviewAnswer answer, HttpOutputMessage output) throws IOException {
        output.getHeaders().set("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'");
        Writer writer = new OutputStreamWriter(output.getBody(), StandardCharsets.UTF_8);
        template.execute(page(answer), writer);
        writer.flush();
    }
}
