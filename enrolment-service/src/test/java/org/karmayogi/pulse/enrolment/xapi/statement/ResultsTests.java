package org.karmayogi.pulse.enrolment.xapi.statement;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Data 2.4.5: results, scores and durations. */
class ResultsTests {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            result | {} | allowed
            result | {"success": true, "completion": false, "response": "", "duration": "PT0S", "extensions": {}} | allowed
            result | {"score": {"scaled": -1, "raw": 0, "min": 0, "max": 1e2}} | allowed
            result | {"score": {"scaled": 1.0, "raw": 100, "min": 0, "max": 100}} | allowed
            result | {"score": {"raw": -7.5}} | allowed
            result | {"score": {}} | allowed
            result | [] | /result
            result | {"success": "true"} | /result/success
            result | {"completion": "false"} | /result/completion
            result | {"completion": 0} | /result/completion
            result | {"response": 7} | /result/response
            result | {"response": null} | /result/response
            result | {"Success": true} | /result/Success
            result | {"grade": 7} | /result/grade
            result | {"score": 12345} | /result/score
            result | {"score": {"scaled": 1.01}} | /result/score/scaled
            result | {"score": {"scaled": -1.000001}} | /result/score/scaled
            result | {"score": {"scaled": "1"}} | /result/score/scaled
            result | {"score": {"scaled": 1e999}} | /result/score/scaled
            result | {"score": {"min": 1, "max": 1}} | /result/score/min
            result | {"score": {"min": 2, "max": 1}} | /result/score/min
            result | {"score": {"raw": -1, "min": 0}} | /result/score/raw
            result | {"score": {"raw": 101, "max": 100}} | /result/score/raw
            result | {"score": {"raw": null}} | /result/score/raw
            result | {"score": {"mean": 1}} | /result/score/mean
            result | {"extensions": {"": 1}} | /result/extensions/
            result | {"duration": "PT16559.14S"} | allowed
            result | {"duration": "P3Y1M29DT4H35M59.14S"} | allowed
            result | {"duration": "P1Y"} | allowed
            result | {"duration": "P1M"} | allowed
            result | {"duration": "P4W"} | allowed
            result | {"duration": "PT0,5H"} | allowed
            result | {"duration": "P999999999999999999999999D"} | allowed
            result | {"duration": 90} | /result/duration
            result | {"duration": ""} | /result/duration
            result | {"duration": "P"} | /result/duration
            result | {"duration": "PT"} | /result/duration
            result | {"duration": "P1DT"} | /result/duration
            result | {"duration": "1H"} | /result/duration
            result | {"duration": "pt1h"} | /result/duration
            result | {"duration": "PT1H30"} | /result/duration
            result | {"duration": "P4W1D"} | /result/duration
            result | {"duration": "PT-5M"} | /result/duration
            result | {"duration": "PT5M1H"} | /result/duration
            result | {"duration": "PT1.5H30M"} | /result/duration
            result | {"duration": "PT.5H"} | /result/duration
            result | {"duration": "P0001-00-00T01:30:00"} | /result/duration
            """)
    void theTableHolds(String place, String json, String verdict) {
        assertThat(Judged.with(place, json)).as("%s: %s", place, json).isEqualTo(verdict);
        String inner = Judged.inSubStatement(place, json);
        assertThat(inner).as("in a SubStatement").isEqualTo(verdict.equals("allowed") ? verdict : "/object" + verdict);
    }
}
