package org.karmayogi.pulse.enrolment.xapi.statement;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Data 2.4.6: contexts. */
class ContextsTests {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            context | {} | allowed
            context | {"registration": "7D0CA1A4-7d1f-4c38-8a55-7c1f8f7f1f52", "revision": "2", "platform": "web", "language": "hi-IN"} | allowed
            context | {"instructor": {"mbox": "mailto:i@portal.example"}} | allowed
            context | {"instructor": {"objectType": "Group", "member": [{"mbox": "mailto:i@portal.example"}]}} | allowed
            context | {"team": {"objectType": "Group", "mbox": "mailto:t@portal.example"}} | allowed
            context | {"statement": {"objectType": "StatementRef", "id": "7d0ca1a4-7d1f-4c38-8a55-7c1f8f7f1f52"}} | allowed
            context | {"contextActivities": {}} | allowed
            context | {"contextActivities": {"parent": {"id": "urn:a"}, "grouping": [{"id": "urn:b"}, {"id": "urn:c"}], "category": [], "other": [{"objectType": "Activity", "id": "urn:d"}]}} | allowed
            context | {"extensions": {"urn:x": null}} | allowed
            context | null | /context
            context | {"registration": "7d0ca1a4-7d1f-4c38-8a55-7c1f8f7f1f5"} | /context/registration
            context | {"registration": "gd0ca1a4-7d1f-4c38-8a55-7c1f8f7f1f52"} | /context/registration
            context | {"registration": "{7d0ca1a4-7d1f-4c38-8a55-7c1f8f7f1f52}"} | /context/registration
            context | {"instructor": {"name": "I"}} | /context/instructor
            context | {"team": {"mbox": "mailto:t@portal.example"}} | /context/team/objectType
            context | {"team": {"objectType": "Agent", "mbox": "mailto:t@portal.example"}} | /context/team/objectType
            context | {"revision": 2} | /context/revision
            context | {"platform": {}} | /context/platform
            context | {"language": "a12345678"} | /context/language
            context | {"statement": {"id": "7d0ca1a4-7d1f-4c38-8a55-7c1f8f7f1f52"}} | /context/statement/objectType
            context | {"statement": "7d0ca1a4-7d1f-4c38-8a55-7c1f8f7f1f52"} | /context/statement
            context | {"contextActivities": []} | /context/contextActivities
            context | {"contextActivities": {"parents": []}} | /context/contextActivities/parents
            context | {"contextActivities": {"Parent": []}} | /context/contextActivities/Parent
            context | {"contextActivities": {"parent": "urn:a"}} | /context/contextActivities/parent
            context | {"contextActivities": {"parent": [{"objectType": "Agent", "mbox": "mailto:a@portal.example"}]}} | /context/contextActivities/parent/0/objectType
            context | {"contextActivities": {"parent": [{"id": "a"}]}} | /context/contextActivities/parent/0/id
            context | {"extensions": {"x": 1}} | /context/extensions/x
            context | {"contextAgents": []} | /context/contextAgents
            context | {"contextGroups": []} | /context/contextGroups
            context | {"device": "phone"} | /context/device
            """)
    void theTableHolds(String place, String json, String verdict) {
        assertThat(Judged.with(place, json)).as("%s: %s", place, json).isEqualTo(verdict);
        String inner = Judged.inSubStatement(place, json);
        assertThat(inner).as("in a SubStatement").isEqualTo(verdict.equals("allowed") ? verdict : "/object" + verdict);
    }
}
