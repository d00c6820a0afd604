package org.karmayogi.pulse.enrolment.xapi.statement;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.karmayogi.pulse.edge.xapi.XapiVersion;

/** Data 2.2 to 2.4, as far as they are about the statement as a whole; and where the two versions differ. */
class StatementRulesTests {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            id | "7D0CA1A4-7d1f-4c38-8a55-7c1f8f7f1f52" | allowed
            id | "7d0ca1a47d1f4c388a557c1f8f7f1f52" | /id
            id | "" | /id
            id | 7 | /id
            stored | "2026-01-15T10:30:00Z" | allowed
            stored | "yesterday" | /stored
            version | "1.0.0" | allowed
            version | "1.0.9" | allowed
            version | "1.0" | allowed
            version | "2.0.0" | /version
            version | "1.1.0" | /version
            version | "0.9.9" | /version
            version | 1.0 | /version
            authority | {"mbox": "mailto:lrs@portal.example"} | allowed
            authority | {"objectType": "Group", "member": [{"account": {"homePage": "https://a.example/token", "name": "k"}}, {"mbox": "mailto:a@a.example"}]} | allowed
            authority | {"objectType": "Group", "member": [{"mbox": "mailto:b@a.example"}, {"mbox": "mailto:a@a.example"}]} | /authority
            authority | {"objectType": "Group", "member": [{"account": {"homePage": "https://a.example/token", "name": "k"}}]} | /authority
            authority | {"objectType": "Group", "openid": "https://a.example", "member": [{"account": {"homePage": "https://a.example/token", "name": "k"}}, {"mbox": "mailto:a@a.example"}]} | /authority
            authority | {"objectType": "Group", "mbox": "mailto:a@a.example"} | /authority
            authority | {"name": "x"} | /authority
            authority | "x" | /authority
            result | null | /result
            Actor | {"mbox": "mailto:a@a.example"} | /Actor
            learnerId | "7" | /learnerId
            """)
    void theTableHolds(String place, String json, String verdict) {
        assertThat(Judged.with(place, json)).as("%s: %s", place, json).isEqualTo(verdict);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {} | /actor
            {"actor": {"mbox": "mailto:a@a.example"}} | /verb
            {"actor": {"mbox": "mailto:a@a.example"}, "verb": {"id": "urn:v"}} | /object
            {"verb": {"id": "urn:v"}, "object": {"id": "urn:o"}} | /actor
            [] | ``
            7 | ``
            {"actor": {"mbox": "mailto:a@a.example"}, "verb": {"id": "urn:v"}, "object": {"id": "urn:o", "id": "urn:p"}} | ``
            """)
    void aStatementHasAnActorAVerbAndAnObjectAndEachOnce(String json, String verdict) {
        assertThat(Judged.with("", json)).isEqualTo(verdict);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            objectType | "SubStatement" | allowed
            timestamp | "2099-01-15T10:30:00Z" | allowed
            id | "7d0ca1a4-7d1f-4c38-8a55-7c1f8f7f1f52" | /object/id
            stored | "2026-01-15T10:30:00Z" | /object/stored
            version | "1.0.0" | /object/version
            authority | {"mbox": "mailto:a@a.example"} | /object/authority
            object | {"objectType": "SubStatement", "actor": {"mbox": "mailto:a@a.example"}, "verb": {"id": "urn:v"}, "object": {"id": "urn:o"}} | /object/object/objectType
            """)
    void aSubStatementHasLessThanAStatement(String place, String json, String verdict) {
        assertThat(Judged.inSubStatement(place, json)).isEqualTo(verdict);
    }

    @Test
    void aRevisionAndAPlatformAreThoseOfAnActivity() {
        for (String name : new String[] {"revision", "platform"}) {
            String context = "\"context\": {\"" + name + "\": \"2\"}";
            String rest = "{\"actor\": {\"mbox\": \"mailto:a@a.example\"}, \"verb\": {\"id\": \"urn:v\"}, " + context;

            assertThat(Judged.with("", rest + ", \"object\": {\"id\": \"urn:o\"}}"))
                    .isEqualTo("allowed");
            assertThat(Judged.with("", rest + ", \"object\": {\"objectType\": \"Agent\", \"openid\": \"urn:o\"}}"))
                    .isEqualTo("/context/" + name);
        }
    }

    @Test
    void whatIsVoidedIsAStatement() {
        String voided = "{\"id\": \"" + StatementRules.VOIDED + "\"}";

        assertThat(Judged.with("verb", voided)).isEqualTo("/object/objectType");
        assertThat(Judged.with(
                        "",
                        "{\"actor\": {\"mbox\": \"mailto:a@a.example\"}, \"verb\": " + voided
                                + ", \"object\": {\"objectType\": \"StatementRef\","
                                + " \"id\": \"7d0ca1a4-7d1f-4c38-8a55-7c1f8f7f1f52\"}}"))
                .isEqualTo("allowed");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            context.contextAgents | [{"objectType": "contextAgent", "agent": {"mbox": "mailto:a@a.example"}, "relevantTypes": ["urn:t"]}] | allowed
            context.contextAgents | [{"objectType": "contextAgent", "agent": {"mbox": "mailto:a@a.example"}}] | allowed
            context.contextAgents | [{"objectType": "ContextAgent", "agent": {"mbox": "mailto:a@a.example"}}] | /context/contextAgents/0/objectType
            context.contextAgents | [{"objectType": "contextAgent"}] | /context/contextAgents/0/agent
            context.contextAgents | [{"objectType": "contextAgent", "agent": {"mbox": "mailto:a@a.example"}, "relevantTypes": []}] | /context/contextAgents/0/relevantTypes
            context.contextAgents | [{"objectType": "contextAgent", "agent": {"mbox": "mailto:a@a.example"}, "relevantTypes": ["t"]}] | /context/contextAgents/0/relevantTypes/0
            context.contextGroups | [{"objectType": "contextGroup", "group": {"objectType": "Group", "mbox": "mailto:a@a.example"}}] | allowed
            context.contextGroups | [{"objectType": "contextGroup", "group": {"mbox": "mailto:a@a.example"}}] | /context/contextGroups/0/group/objectType
            version | "2.0.0" | allowed
            version | "1.0.3" | allowed
            version | "3.0.0" | /version
            timestamp | "2026-01-15T10:30:00.123Z" | allowed
            timestamp | "2026-01-15T10:30:00" | /timestamp
            timestamp | "20260115T103000Z" | /timestamp
            """)
    void version2HasMoreInContextsAndOneFormOfTime(String place, String json, String verdict) {
        assertThat(Judged.with(XapiVersion.V2_0, place, json)).isEqualTo(verdict);
    }
}
