package org.karmayogi.pulse.enrolment.xapi.statement;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Data 2.4.11: what is said of attachments. */
class AttachmentsTests {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            attachments | [] | allowed
            attachments | [{"usageType": "urn:u", "display": {"en": "A"}, "description": {"en": "B"}, "contentType": "text/plain; charset=utf-8", "length": 0, "sha2": "495395e777cd98da653df9615d09c0fd6bb2f8d4788394cd53c56a3bfdcd848a", "fileUrl": "https://a.example/f"}] | allowed
            attachments | [{"usageType": "urn:u", "display": {}, "contentType": "application/vnd.x+json", "length": 27, "sha2": "495395e777cd98da653df9615d09c0fd6bb2f8d4788394cd53c56a3bfdcd848a"}] | allowed
            attachments | {} | /attachments
            attachments | [12345] | /attachments/0
            attachments | [{"display": {}, "contentType": "text/plain", "length": 27, "sha2": "495395e777cd98da653df9615d09c0fd6bb2f8d4788394cd53c56a3bfdcd848a"}] | /attachments/0/usageType
            attachments | [{"usageType": "u", "display": {}, "contentType": "text/plain", "length": 27, "sha2": "495395e777cd98da653df9615d09c0fd6bb2f8d4788394cd53c56a3bfdcd848a"}] | /attachments/0/usageType
            attachments | [{"usageType": "urn:u", "contentType": "text/plain", "length": 27, "sha2": "495395e777cd98da653df9615d09c0fd6bb2f8d4788394cd53c56a3bfdcd848a"}] | /attachments/0/display
            attachments | [{"usageType": "urn:u", "display": {}, "contentType": "text", "length": 27, "sha2": "495395e777cd98da653df9615d09c0fd6bb2f8d4788394cd53c56a3bfdcd848a"}] | /attachments/0/contentType
            attachments | [{"usageType": "urn:u", "display": {}, "contentType": "text/plain", "length": "27", "sha2": "495395e777cd98da653df9615d09c0fd6bb2f8d4788394cd53c56a3bfdcd848a"}] | /attachments/0/length
            attachments | [{"usageType": "urn:u", "display": {}, "contentType": "text/plain", "length": 2.5, "sha2": "495395e777cd98da653df9615d09c0fd6bb2f8d4788394cd53c56a3bfdcd848a"}] | /attachments/0/length
            attachments | [{"usageType": "urn:u", "display": {}, "contentType": "text/plain", "length": -1, "sha2": "495395e777cd98da653df9615d09c0fd6bb2f8d4788394cd53c56a3bfdcd848a"}] | /attachments/0/length
            attachments | [{"usageType": "urn:u", "display": {}, "contentType": "text/plain", "length": 27, "sha2": "495395e7"}] | /attachments/0/sha2
            attachments | [{"usageType": "urn:u", "display": {}, "contentType": "text/plain", "length": 27}] | /attachments/0/sha2
            attachments | [{"usageType": "urn:u", "display": {}, "contentType": "text/plain", "length": 27, "sha2": "495395e777cd98da653df9615d09c0fd6bb2f8d4788394cd53c56a3bfdcd848a", "fileUrl": "f"}] | /attachments/0/fileUrl
            attachments | [{"usageType": "urn:u", "display": {}, "contentType": "text/plain", "length": 27, "sha2": "495395e777cd98da653df9615d09c0fd6bb2f8d4788394cd53c56a3bfdcd848a", "data": ""}] | /attachments/0/data
            """)
    void theTableHolds(String place, String json, String verdict) {
        assertThat(Judged.with(place, json)).as("%s: %s", place, json).isEqualTo(verdict);
        String inner = Judged.inSubStatement(place, json);
        assertThat(inner).as("in a SubStatement").isEqualTo(verdict.equals("allowed") ? verdict : "/object" + verdict);
    }
}
