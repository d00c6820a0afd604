package org.karmayogi.pulse.metrics.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.karmayogi.pulse.metrics.query.MonthTable;
import org.springframework.http.MediaType;
import org.springframework.mock.http.MockHttpOutputMessage;

class ReviewPageTests {

    private static final Instant MIDNIGHT = Instant.parse("2026-11-02T18:30:00Z");

    private static String page(FrozenReview frozen) throws IOException {
        MonthTable known = new MonthTable(
                YearMonth.of(2026, 10),
                MIDNIGHT,
                0,
                "",
                List.of(Rows.row("<script>alert(1)</script>", 1_234_567, 1_234_570)),
                Rows.row(null, 1_234_567, 1_234_570));
        MockHttpOutputMessage out = new MockHttpOutputMessage();
        new ReviewPage().write(Comparison.of(frozen, known, null), MediaType.TEXT_HTML, out);
        assertThat(out.getHeaders().getFirst("Content-Security-Policy")).contains("default-src 'none'");
        return out.getBodyAsString();
    }

    @Test
    void namesAreEscapedNumbersAndTimesAreIndian() throws IOException {
        String page = page(null);
        assertThat(page)
                .contains("&lt;script&gt;")
                .doesNotContain("<script>")
                .contains("12,34,567")
                .contains("−3")
                .contains("Change on September 2026")
                .contains("3 November 2026, 00:00")
                .contains("Not frozen");
    }

    @Test
    void aFrozenTableSaysWhoAndWhen() throws IOException {
        FrozenReview frozen = new FrozenReview(
                "x",
                YearMonth.of(2026, 10),
                2,
                "chief-secretary",
                MIDNIGHT,
                MIDNIGHT,
                0,
                "1",
                List.of(Rows.row("<script>alert(1)</script>", 1_234_560)),
                Rows.row(null, 1_234_560));
        assertThat(page(frozen))
                .contains("frozen by chief-secretary on 3 November 2026, 00:00 (revision 2)")
                .contains("12,34,560")
                .contains("+7");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {"0;0", "999;999", "1000;1,000", "100000;1,00,000", "-12345678;−1,23,45,678"})
    void thousandsThenLakhsThenCrores(long number, String written) {
        assertThat(IndianNumber.of(number)).isEqualTo(written);
    }
}
