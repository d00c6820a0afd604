package org.karmayogi.pulse.intake.batch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.karmayogi.pulse.intake.Fixtures.PORTAL;
import static org.karmayogi.pulse.intake.Fixtures.READER;
import static org.karmayogi.pulse.intake.Fixtures.bytes;
import static org.karmayogi.pulse.intake.Fixtures.judge;

import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.karmayogi.pulse.edge.problem.FieldError;
import org.karmayogi.pulse.intake.event.Family;
import org.karmayogi.pulse.intake.validation.Verdict;

class CloudEventReaderTests {

    private static final String EVENT = """
        {"specversion":"1.0","id":"e1","source":"urn:x","type":"in.karmayogi.course.completed.v1","subject":"L-1",\
        "time":"2026-01-15T10:30:00Z","data":{"courseId":"do_1","durationMinutes":45.0}}""";

    @Test
    void aCloudEventIsTheSameEventAsItsNativeForm() {
        Verdict asNative = judge(Family.COURSE_COMPLETED, """
            {"id":"e1","learnerId":"L-1","occurredAt":"2026-01-15T10:30:00Z","courseId":"do_1","durationMinutes":45}""").get(0);

        assertThat(structured(EVENT)).isEqualTo(asNative);
        assertThat(binary(attributes(), "{\"courseId\":\"do_1\",\"durationMinutes\":45}"))
                .isEqualTo(asNative);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"1.0\"                 | \"0.3\"                | /specversion | '0.3' is not the specversion this route takes: 1.0.",
                "\"1.0\"                 | 1.0                    | /specversion | must be a string, not 1.0",
                "completed.v1            | enrolled.v1            | /type        | in.karmayogi.course.completed.v1",
                "completed.v1            | completed.v2           | /type        | in.karmayogi.course.completed.v1",
                "\"urn:x\"               | \" \"                  | /source      | a URI reference",
                "\"urn:x\"               | null                   | /source      | source is missing",
                "\"e1\"                  | \"e 1\"                | /id          | 'e 1' is not 1 to 128",
                "\"e1\"                  | 7                      | /id          | id must be a string, not 7",
                "\"L-1\"                 | \"L 1\"                | /subject     | 'L 1' is not 1 to 128",
                "\"L-1\"                 | null                   | /subject     | subject is missing; it is the learner",
                "2026-01-15              | 1926-01-15             | /time        | is before 2018",
                "\"subject\"             | \"learnerId\"          | /learnerId   | has no attribute 'learnerId'",
                "\"data\":{              | \"datacontenttype\":\"text/xml\",\"data\":{ | /datacontenttype | application/json",
                "\"data\":{              | \"data_base64\":\"e30=\",\"data\":{ | /data | more than once",
                "\"data\":{              | \"dataschema\":\"\",\"data\":{ | /dataschema | a URI",
                "\"data\":{              | \"receivedat\":\"x\",\"data\":{ | /receivedat | The server sets 'receivedat'",
                "\"data\":{              | \"id\":\"e1\",\"data\":{ | /id         | more than once",
                "\"data\":{              | \"ext\":1,\"ext\":1,\"data\":{ | /ext    | more than once",
                "\"data\":{              | \"ext\":{},\"data\":{  | /ext         | must be a string, not an object",
                "\"data\":{              | \"data\":{},\"data\":{ | /data/courseId | courseId is missing",
                "\"data\":{\"courseId\"  | \"data\":{\"id\":\"e1\",\"courseId\" | /data/id | said by an attribute",
                "\"data\":{\"courseId\"  | \"data\":{\"source\":\"e1\",\"courseId\" | /data/source | The server sets 'source'",
                "\"do_1\"                | \"do 1\"               | /data/courseId | 'do 1' is not 1 to 256",
                "\"do_1\"                | 7                      | /data/courseId | courseId must be a string, not 7",
                "45.0                    | 0                      | /data/durationMinutes | not a whole number",
                "45.0                    | 45,\"durationMinutes\":45 | /data/durationMinutes | more than once",
            })
    void aFaultIsToldByItsPlaceInTheCloudEvent(String part, String instead, String pointer, String says) {
        List<FieldError> errors = errors(structured(EVENT.replace(part, instead)));

        assertThat(errors).anySatisfy(error -> {
            assertThat(error.pointer()).isEqualTo(pointer);
            assertThat(error.detail()).contains(says);
        });
    }

    @Test
    void whatTheStandardAllowsAndNothingDependsOnChangesNothing() {
        Verdict plain = structured(EVENT);

        assertThat(structured(EVENT.replace("urn:x", "https://another.portal/lms")))
                .isEqualTo(plain);
        assertThat(structured(EVENT.replace(
                        "\"data\"",
                        "\"datacontenttype\":\"application/json; charset=UTF-8\",\"dataschema\":\"urn:s\",\"dataschema2\":null,"
                                + "\"traceparent\":\"00-a-b-01\",\"sequence\":7,\"sampled\":true,\"data\"")))
                .isEqualTo(plain);
        assertThat(structured(EVENT.replace("\"data\"", "\"receivedat\":null,\"data\"")))
                .isEqualTo(plain);
    }

    @Test
    void dataMayBeSentAsBytesThatAreJson() {
        assertThat(structured(inBase64("{\"courseId\":\"do_1\",\"durationMinutes\":45.0}")))
                .isEqualTo(structured(EVENT));
        assertThat(errors(structured(inBase64("{\"courseId\":\"do 1\",\"colour\":1}"))))
                .extracting(FieldError::pointer)
                .containsExactlyInAnyOrder("/data/courseId", "/data/colour");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "[1]; must be an object, not an array",
                "{; is not JSON",
                "{} {}; goes on after its object",
                "``; is empty"
            })
    void bytesThatAreNoJsonObjectAreNamed(String data, String says) {
        assertThat(errors(structured(inBase64(data)))).anySatisfy(error -> {
            assertThat(error.pointer()).isEqualTo("/data_base64");
            assertThat(error.detail()).contains(says);
        });
    }

    @Test
    void brokenBase64IsTheFaultOfItsEventAlone() {
        String broken = EVENT.replaceAll("\"data\":.*", "\"data_base64\":\"not base64!\"}");

        List<Verdict> verdicts = batch("[" + broken + "," + EVENT.replace("e1", "e2") + "]");

        assertThat(errors(verdicts.get(0)))
                .containsExactly(new FieldError("/data_base64", "data_base64 is not Base64."));
        assertThat(verdicts.get(1)).isInstanceOf(Verdict.Valid.class);
    }

    private static String inBase64(String data) {
        String base64 = Base64.getEncoder().encodeToString(data.getBytes(UTF_8));
        return EVENT.replaceAll("\"data\":.*", "\"data_base64\":\"" + base64 + "\"}");
    }

    @Test
    void anEventWhoseFamilyNeedsNoDataMayHaveNone() {
        String deactivated =
                EVENT.replace("course.completed", "learner.deactivated").replaceAll(",\"data\":.*", "}");

        assertThat(judge(
                        READER.cloudEvent(bytes(deactivated), Family.LEARNER_DEACTIVATED),
                        Family.LEARNER_DEACTIVATED,
                        PORTAL))
                .singleElement()
                .isInstanceOf(Verdict.Valid.class);
        assertThat(errors(structured(EVENT.replaceAll(",\"data\":.*", "}"))))
                .containsExactly(
                        new FieldError("/data/courseId", "courseId is missing; every course.completed has it."));
        assertThat(errors(structured(EVENT.replaceAll("\"data\":.*", "\"data\":\"x\"}"))))
                .containsExactly(new FieldError("/data", "The data must be an object, not the string 'x'."));
    }

    @Test
    void aBatchIsAnArrayAndMayBeEmptyAndOneEventIsNot() {
        assertThat(batch("[]")).isEmpty();
        assertThat(batch("[" + EVENT + "," + EVENT + ",7]"))
                .hasSize(3)
                .element(1)
                .isEqualTo(new Verdict.Repeat("e1", 0));
        assertThatExceptionOfType(MalformedBodyException.class).isThrownBy(() -> batch(EVENT));
        assertThatExceptionOfType(MalformedBodyException.class).isThrownBy(() -> structured("[" + EVENT + "]"));
    }

    @Test
    void attributesInHeadersAreJudgedAsThoseInJson() {
        Map<String, List<String>> twice = attributes();
        twice.put("id", List.of("e1", "e2"));
        Map<String, List<String>> other = attributes();
        other.remove("subject");
        other.put("type", List.of("in.karmayogi.course.enrolled.v1"));

        assertThat(errors(binary(twice, "{\"courseId\":\"do_1\"}")))
                .containsExactly(new FieldError("/id", "The attribute 'id' is there more than once."));
        assertThat(errors(binary(other, "{}")))
                .extracting(FieldError::pointer)
                .containsExactlyInAnyOrder("/type", "/subject", "/data/courseId");
    }

    @Test
    void aRefusedCloudEventInBinaryModeIsKeptWithItsAttributes() {
        try (ItemSource source =
                READER.binaryCloudEvent(attributes(), bytes(" {\"x\": 1} "), Family.COURSE_COMPLETED)) {
            RawItem item = source.next();

            assertThat(new String(source.original(), UTF_8))
                    .contains("ce-id: e1\r\nce-source: urn:x\r\n")
                    .endsWith("\r\n\r\n{\"x\": 1}")
                    .hasSize(item.size());
        }
    }

    @Test
    void attributesWithoutEndAreNotRemembered() {
        StringBuilder many = new StringBuilder();
        for (int i = 0; i < 100_000; i++) {
            many.append("\"x").append(i).append("\":1,");
        }
        assertThat(errors(structured(EVENT.replace("{\"specversion\"", "{" + many + "\"specversion\""))))
                .hasSize(1)
                .first()
                .satisfies(error -> assertThat(error.detail()).contains("16384"));
    }

    private static Map<String, List<String>> attributes() {
        Map<String, List<String>> attributes = new LinkedHashMap<>();
        attributes.put("specversion", List.of("1.0"));
        attributes.put("id", List.of("e1"));
        attributes.put("source", List.of("urn:x"));
        attributes.put("type", List.of("in.karmayogi.course.completed.v1"));
        attributes.put("subject", List.of("L-1"));
        attributes.put("time", List.of("2026-01-15T10:30:00Z"));
        return attributes;
    }

    private static Verdict structured(String event) {
        return judge(READER.cloudEvent(bytes(event), Family.COURSE_COMPLETED), Family.COURSE_COMPLETED, PORTAL)
                .get(0);
    }

    private static List<Verdict> batch(String events) {
        return judge(READER.cloudEventBatch(bytes(events), Family.COURSE_COMPLETED), Family.COURSE_COMPLETED, PORTAL);
    }

    private static Verdict binary(Map<String, List<String>> attributes, String data) {
        return judge(
                        READER.binaryCloudEvent(attributes, bytes(data), Family.COURSE_COMPLETED),
                        Family.COURSE_COMPLETED,
                        PORTAL)
                .get(0);
    }

    private static List<FieldError> errors(Verdict verdict) {
        return ((Verdict.Invalid) verdict).errors();
    }
}
