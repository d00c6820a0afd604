package org.karmayogi.pulse.enrolment.xapi.statement;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Data 4.5: ISO 8601 times, and how we write them. */
class TimestampsTests {

    @ParameterizedTest
    @CsvSource({
        "2026-01-15T10:30:00Z, 2026-01-15T10:30:00Z",
        "2026-01-15t10:30:00z, 2026-01-15t10:30:00z",
        "2026-01-15T10:30:00.123456789+05:30, 2026-01-15T10:30:00.123456789+05:30",
        "2026-01-15T10:30:00.1234567891234Z, 2026-01-15T10:30:00.123456789Z",
        "'2026-01-15T10:30:00,5Z', 2026-01-15T10:30:00.5Z",
        "2026-01-15T10:30:00, 2026-01-15T10:30:00Z",
        "2026-01-15T10:30:00+0530, 2026-01-15T10:30:00+05:30",
        "2026-01-15T10:30:00+05, 2026-01-15T10:30:00+05:00",
        "2026-01-15T10:30Z, 2026-01-15T10:30:00Z",
        "2026-01-15T10Z, 2026-01-15T10:00:00Z",
        "20260115T103000Z, 2026-01-15T10:30:00Z",
        "2026-015T10:30:00Z, 2026-01-15T10:30:00Z",
        "2026-W03-4T10:30:00Z, 2026-01-15T10:30:00Z",
        "2026W034T103000Z, 2026-01-15T10:30:00Z",
        "2026-01-15T10.5Z, 2026-01-15T10.5Z",
        "2026-01-15T24:00:00Z, 2026-01-15T24:00:00Z",
        "2026-12-31T23:59:60Z, 2026-12-31T23:59:60Z"
    })
    void whatIso8601AllowsIsAllowedAndWrittenAsWeDo(String sent, String written) {
        assertThat(Judged.with("timestamp", "\"" + sent + "\"")).isEqualTo("allowed");
        assertThat(Timestamps.rfc3339(sent)).isEqualTo(written);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "now",
                "01/011/2015",
                "2026-01-15",
                "2026-02-30T10:30:00Z",
                "2026-13-01T10:30:00Z",
                "2026-366T10:30Z",
                "2026-W54-1T10:30Z",
                "2026-01-15 10:30:00Z",
                "2026-01-15T25:00:00Z",
                "2026-01-15T10:60:00Z",
                "2026-01-15T10:30:61Z",
                "2026-01-15T10:30:00-00:00",
                "2026-01-15T10:30:00-0000",
                "2026-01-15T10:30:00-00",
                "2026-01-15T10:30:00+24:00",
                "2026-01-15T10:30:00+05:60",
                "2026-01-15T10:30:00IST",
                "26-01-15T10:30:00Z"
            })
    void whatItDoesNotAllowIsForbidden(String sent) {
        assertThat(Judged.with("timestamp", "\"" + sent + "\"")).isEqualTo("/timestamp");
        assertThat(Judged.with("stored", "\"" + sent + "\"")).isEqualTo("/stored");
        assertThat(Judged.inSubStatement("timestamp", "\"" + sent + "\"")).isEqualTo("/object/timestamp");
    }
}
