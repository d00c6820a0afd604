package org.karmayogi.pulse.enrolment.xapi.statement;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Data 2.4.3 and 2.4.4: verbs, and objects of every type, with definitions and interactions. */
class ActivitiesTests {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            verb | {"id": "https://portal.example/did", "display": {"en": "did", "hi-IN": "किया"}} | allowed
            verb | {"id": "https://portal.example/did", "display": {}} | allowed
            verb | {} | /verb/id
            verb | {"id": "did"} | /verb/id
            verb | {"id": "https://portal.example/did it"} | /verb/id
            verb | {"id": ""} | /verb/id
            verb | {"id": "https://portal.example/did", "display": "did"} | /verb/display
            verb | {"id": "https://portal.example/did", "display": ["did"]} | /verb/display
            verb | {"id": "https://portal.example/did", "display": {"en": 7}} | /verb/display/en
            verb | {"id": "https://portal.example/did", "display": {"en": null}} | /verb/display/en
            verb | {"id": "https://portal.example/did", "display": {"en_US": "did"}} | /verb/display/en_US
            verb | {"id": "https://portal.example/did", "name": "did"} | /verb/name
            verb | "did" | /verb
            object | {"id": "urn:x:1"} | allowed
            object | {"id": "https://पोर्टल.example/कोर्स?id=7#top"} | allowed
            object | {"objectType": "Activity", "id": "https://portal.example/1", "definition": {}} | allowed
            object | {"objectType": "Agent", "mbox": "mailto:a@portal.example"} | allowed
            object | {"objectType": "Group", "member": [{"mbox": "mailto:a@portal.example"}]} | allowed
            object | {"objectType": "StatementRef", "id": "7d0ca1a4-7d1f-4c38-8a55-7c1f8f7f1f52"} | allowed
            object | {} | /object/id
            object | {"id": 7} | /object/id
            object | {"id": "courses/1"} | /object/id
            object | {"id": "https://portal.example/<1>"} | /object/id
            object | {"objectType": "activity", "id": "https://portal.example/1"} | /object/objectType
            object | {"objectType": "Course", "id": "https://portal.example/1"} | /object/objectType
            object | {"mbox": "mailto:a@portal.example"} | /object/mbox
            object | {"objectType": "Agent"} | /object
            object | {"objectType": "StatementRef"} | /object/id
            object | {"objectType": "StatementRef", "id": "7d0ca1a4"} | /object/id
            object | {"objectType": "StatementRef", "id": "7d0ca1a4-7d1f-4c38-8a55-7c1f8f7f1f52", "definition": {}} | /object/definition
            object.definition | {"name": {"en": "A"}, "description": {"en": "B"}, "type": "urn:t", "moreInfo": "https://a.example"} | allowed
            object.definition | {"extensions": {"https://a.example/x": null, "urn:y": {"z": [null, 1]}}} | allowed
            object.definition | 7 | /object/definition
            object.definition | {"type": "course"} | /object/definition/type
            object.definition | {"moreInfo": "info"} | /object/definition/moreInfo
            object.definition | {"name": "A"} | /object/definition/name
            object.definition | {"title": {"en": "A"}} | /object/definition/title
            object.definition | {"extensions": {"x": 1}} | /object/definition/extensions/x
            object.definition | {"extensions": null} | /object/definition/extensions
            object.definition | {"interactionType": "choice", "choices": [{"id": "a", "description": {"en": "A"}}], "correctResponsesPattern": ["a"]} | allowed
            object.definition | {"interactionType": "likert", "scale": [{"id": "1"}, {"id": "2"}]} | allowed
            object.definition | {"interactionType": "matching", "source": [{"id": "1"}], "target": [{"id": "1"}]} | allowed
            object.definition | {"interactionType": "performance", "steps": [{"id": "1"}]} | allowed
            object.definition | {"interactionType": "true-false", "correctResponsesPattern": []} | allowed
            object.definition | {"interactionType": "Choice"} | /object/definition/interactionType
            object.definition | {"interactionType": "quiz"} | /object/definition/interactionType
            object.definition | {"correctResponsesPattern": ["a"]} | /object/definition/correctResponsesPattern
            object.definition | {"choices": []} | /object/definition/choices
            object.definition | {"interactionType": "fill-in", "correctResponsesPattern": "a"} | /object/definition/correctResponsesPattern
            object.definition | {"interactionType": "fill-in", "correctResponsesPattern": [7]} | /object/definition/correctResponsesPattern/0
            object.definition | {"interactionType": "choice", "choices": {"id": "a"}} | /object/definition/choices
            object.definition | {"interactionType": "choice", "choices": [{"description": {"en": "A"}}]} | /object/definition/choices/0/id
            object.definition | {"interactionType": "choice", "choices": [{"id": 1}]} | /object/definition/choices/0/id
            object.definition | {"interactionType": "choice", "choices": [{"id": "a"}, {"id": "a"}]} | /object/definition/choices/1/id
            object.definition | {"interactionType": "choice", "choices": [{"id": "a", "description": "A"}]} | /object/definition/choices/0/description
            object.definition | {"interactionType": "choice", "choices": [{"id": "a", "value": 1}]} | /object/definition/choices/0/value
            """)
    void theTableHolds(String place, String json, String verdict) {
        assertThat(Judged.with(place, json)).as("%s: %s", place, json).isEqualTo(verdict);
        String inner = Judged.inSubStatement(place, json);
        assertThat(inner).as("in a SubStatement").isEqualTo(verdict.equals("allowed") ? verdict : "/object" + verdict);
    }
}
