package org.karmayogi.pulse.enrolment.xapi.statement;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Data 2.4.2: agents, groups, their identifiers and accounts. */
class ActorsTests {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            actor | {"mbox": "mailto:a@portal.example"} | allowed
            actor | {"objectType": "Agent", "name": "A", "mbox": "mailto:a@portal.example"} | allowed
            actor | {"mbox_sha1sum": "ebd31e95054c018b10727ccffd2ef2ec3a016ee9"} | allowed
            actor | {"openid": "https://a.openid.example/"} | allowed
            actor | {"account": {"homePage": "https://portal.example", "name": "7"}} | allowed
            actor | {"account": {"homePage": "https://portal.example", "name": ""}} | allowed
            actor | {"objectType": "Group", "account": {"homePage": "https://portal.example", "name": "G"}} | allowed
            actor | {"objectType": "Group", "mbox": "mailto:g@portal.example", "member": [{"mbox": "mailto:a@portal.example"}]} | allowed
            actor | {"objectType": "Group", "member": [{"mbox": "mailto:a@portal.example"}, {"openid": "https://b.example"}]} | allowed
            actor | 7 | /actor
            actor | null | /actor
            actor | {} | /actor
            actor | {"objectType": "Agent"} | /actor
            actor | {"objectType": "agent", "mbox": "mailto:a@portal.example"} | /actor/objectType
            actor | {"objectType": "Person", "mbox": "mailto:a@portal.example"} | /actor/objectType
            actor | {"objectType": 7, "mbox": "mailto:a@portal.example"} | /actor/objectType
            actor | {"mbox": "mailto:a@portal.example", "openid": "https://a.example"} | /actor
            actor | {"mbox": "mailto:a@portal.example", "name": 7} | /actor/name
            actor | {"mbox": "mailto:a@portal.example", "name": null} | /actor/name
            actor | {"mbox": "mailto:a@portal.example", "age": 7} | /actor/age
            actor | {"mBox": "mailto:a@portal.example"} | /actor/mBox
            actor | {"mbox": "a@portal.example"} | /actor/mbox
            actor | {"mbox": "mailto:portal.example"} | /actor/mbox
            actor | {"mbox": "mailto:a@"} | /actor/mbox
            actor | {"mbox": "http://portal.example/a@b"} | /actor/mbox
            actor | {"mbox": 7} | /actor/mbox
            actor | {"mbox_sha1sum": "ebd31e95054c018b10727ccffd2ef2ec3a016ee"} | /actor/mbox_sha1sum
            actor | {"mbox_sha1sum": "gbd31e95054c018b10727ccffd2ef2ec3a016ee9"} | /actor/mbox_sha1sum
            actor | {"openid": "a.example"} | /actor/openid
            actor | {"openid": "ab=c://a.example"} | /actor/openid
            actor | {"account": "7"} | /actor/account
            actor | {"account": {"name": "7"}} | /actor/account/homePage
            actor | {"account": {"homePage": "https://portal.example"}} | /actor/account/name
            actor | {"account": {"homePage": "portal", "name": "7"}} | /actor/account/homePage
            actor | {"account": {"homePage": "https://portal.example", "name": 7}} | /actor/account/name
            actor | {"account": {"homePage": "https://portal.example", "name": "7", "id": "7"}} | /actor/account/id
            actor | {"mbox": "mailto:a@portal.example", "member": []} | /actor/member
            actor | {"objectType": "Group"} | /actor
            actor | {"objectType": "Group", "name": "G"} | /actor
            actor | {"objectType": "Group", "member": {"mbox": "mailto:a@portal.example"}} | /actor/member
            actor | {"objectType": "Group", "member": [7]} | /actor/member/0
            actor | {"objectType": "Group", "member": [{"name": "A"}]} | /actor/member/0
            actor | {"objectType": "Group", "member": [{"objectType": "Group", "mbox": "mailto:a@portal.example"}]} | /actor/member/0/objectType
            actor | {"objectType": "Group", "mbox": "mailto:a@portal.example", "openid": "https://a.example"} | /actor
            """)
    void theTableHolds(String place, String json, String verdict) {
        assertThat(Judged.with(place, json)).as("%s: %s", place, json).isEqualTo(verdict);
        String inner = Judged.inSubStatement(place, json);
        assertThat(inner).as("in a SubStatement").isEqualTo(verdict.equals("allowed") ? verdict : "/object" + verdict);
    }
}
