package org.karmayogi.pulse.intake.endpoint;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.time.format.DateTimeFormatter.ISO_OFFSET_DATE_TIME;
import static org.assertj.core.api.Assertions.assertThat;

import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.http.HttpMessageFactory;
import io.cloudevents.jackson.JsonFormat;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.BiFunction;
import java.util.zip.GZIPOutputStream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.karmayogi.pulse.edge.problem.FieldError;
import org.karmayogi.pulse.intake.EventSchemas;
import org.karmayogi.pulse.intake.Fixtures;
import org.karmayogi.pulse.intake.Mutations;
import org.karmayogi.pulse.intake.endpoint.IntakeUnderTest.Answer;
import org.karmayogi.pulse.intake.event.Family;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** An event is the same event in every form: the same records, byte for byte, and the same results. */
class FormsTests {

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Sent(byte[] body, Map<String, String> headers) {}

    private static final JsonMapper JSON = JsonMapper.shared();

    /** The byte order mark, as Windows' tools put it in front of UTF-8. */
    private static final String MARK = "\ufeff";

    /** Each form, as this project's clients or the CloudEvents SDK write it. */
    private static final Map<String, BiFunction<Family, String, Sent>> FORMS = Map.of(
            "array", (family, event) -> typed("application/json", "[" + event + "]"),
            "lines", (family, event) -> typed("application/x-ndjson", event + "\n"),
            "gzip", (family, event) -> gzip(typed("application/json", event)),
            "marked", (family, event) -> typed("application/json", MARK + event),
            "marked lines", (family, event) -> typed("application/x-ndjson", MARK + event + "\r\n"),
            "marked and gzip", (family, event) -> gzip(typed("application/json", MARK + event)),
            "SDK structured", (family, event) -> structured(cloudEvent(family, event)),
            "SDK binary", (family, event) -> binary(cloudEvent(family, event)),
            "binary without a content type", (family, event) -> untyped(binary(cloudEvent(family, event))),
            "batch",
                    (family, event) -> typed(
                            "application/cloudevents-batch+json", "[" + Fixtures.cloudEvent(family, event) + "]"));

    private final IntakeUnderTest intake = new IntakeUnderTest();

    @ParameterizedTest
    @EnumSource
    void everyFormGivesTheSameRecord(Family family) throws IOException {
        for (JsonNode example : EventSchemas.examples(family, "valid")) {
            String event = withTimeAsTheSdkWritesIt(example);
            assertThat(send(family, typed("application/json", event)).status()).isEqualTo(202);
            List<String> expected = records();
            assertThat(expected).hasSize(1);
            FORMS.forEach((name, form) -> {
                assertThat(send(family, form.apply(family, event)).body())
                        .as(name)
                        .contains("\"accepted\"");
                assertThat(records()).as("%s of %s", name, event).isEqualTo(expected);
            });
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyFormIsJudgedAlike(Family family) throws IOException {
        Random random = new Random(20_261_124 + family.type().hashCode());
        List<JsonNode> seeds = EventSchemas.examples(family, "valid");
        for (int i = 0; i < 1_000; i++) {
            String event = Mutations.event(seeds.get(random.nextInt(seeds.size())), random);
            Answer asNative = send(family, typed("application/json", event));
            List<String> expected = records();
            String cloudEvent = Fixtures.cloudEvent(family, event);
            Answer structured = send(family, typed("application/cloudevents+json", cloudEvent));

            assertThat(records()).as(event).isEqualTo(expected);
            assertThat(structured.status()).as(event).isEqualTo(asNative.status());
            assertThat(pointers(structured)).as(event).isEqualTo(pointersInCloudEvent(family, asNative));
            for (String list : List.of("array", "lines")) {
                Answer answer = send(family, FORMS.get(list).apply(family, event));
                assertThat(records()).as(event).isEqualTo(expected);
                assertThat(answer.status()).isEqualTo(207);
                assertThat(errors(answer)).as("%s of %s", list, event).isEqualTo(asNative.errors());
            }
        }
    }

    @Test
    void aCloudEventOfAnotherFamilyIsRefusedAtItsType() throws IOException {
        String event =
                EventSchemas.examples(Family.COURSE_ENROLLED, "valid").get(0).toString();

        Answer answer = send(Family.COURSE_COMPLETED, structured(cloudEvent(Family.COURSE_ENROLLED, event)));

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.errors())
                .containsExactly(
                        new FieldError(
                                "/type",
                                "'in.karmayogi.course.enrolled.v1' is not the type this route takes: in.karmayogi.course.completed.v1."));
    }

    @Test
    void anEmptyBatchAndAnEmptyListOfLinesHaveNothingToSay() {
        for (Sent empty :
                List.of(typed("application/cloudevents-batch+json", "[]"), typed("application/x-ndjson", ""))) {
            Answer answer = send(Family.COURSE_COMPLETED, empty);
            assertThat(answer.status()).isEqualTo(207);
            assertThat(answer.body()).isEqualTo("{\"accepted\":0,\"rejected\":0,\"unknown\":0,\"items\":[]}");
        }
    }

    @Test
    void headersAreDecodedAsTheHttpBindingWritesThem() {
        Map<String, String> headers = new LinkedHashMap<>(Map.of(
                "Content-Type", "application/json", "ce-specversion", "1.0", "ce-id", "a%40b", "ce-source", "x"));
        headers.put("CE-Subject", "L-1");
        headers.put("ce-time", "2026-01-15T10:30:00+05:30");
        headers.put("ce-type", Family.COURSE_ENROLLED.cloudEventsType());

        assertThat(send(Family.COURSE_ENROLLED, new Sent("{\"courseId\":\"do_1\"}".getBytes(UTF_8), headers))
                        .body())
                .isEqualTo("{\"id\":\"a@b\",\"status\":\"accepted\"}");
        // As older versions of the binding wrote them.
        headers.put("ce-id", "\"a@c\"");
        headers.put("ce-source", "\"https://lms.example/a\\\"b\\\\c d\"");
        assertThat(send(Family.COURSE_ENROLLED, new Sent("{\"courseId\":\"do_1\"}".getBytes(UTF_8), headers))
                        .body())
                .isEqualTo("{\"id\":\"a@c\",\"status\":\"accepted\"}");
        headers.put("ce-id", "a%4");
        assertThat(send(Family.COURSE_ENROLLED, new Sent("{\"courseId\":\"do_1\"}".getBytes(UTF_8), headers))
                        .errors())
                .extracting(FieldError::pointer)
                .containsExactly("/id");
        headers.put("Content-Type", "application/x-ndjson");
        assertThat(send(Family.COURSE_ENROLLED, new Sent("{}".getBytes(UTF_8), headers))
                        .status())
                .isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "application/json; charset=utf-8, 202",
                "APPLICATION/JSON;charset=\"UTF-8\", 202",
                "application/json;charset=latin1, 415",
                "application/vnd.api+json, 415",
                "text/plain, 415",
                "application/x-www-form-urlencoded, 415",
                "nonsense, 415",
                "*/*, 415",
                "-, 415",
            })
    void theContentTypeSaysTheForm(@Nullable String type, int status) throws IOException {
        String event =
                EventSchemas.examples(Family.COURSE_ENROLLED, "valid").get(0).toString();

        Answer answer = intake.send(
                Family.COURSE_ENROLLED, event.getBytes(UTF_8), type == null ? Map.of() : Map.of("Content-Type", type));

        assertThat(answer.status()).isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "a%40b;a@b",
                "\"a@b\";a@b",
                "\"a%40b\";a@b",
                "\"a\\\"b\\\\c\";a\"b\\c",
                "a%2540b;a%40b",
                "\"a;\"a",
                "a\\b;a\\b"
            })
    void quotesGoFirstAndPercentSignsOnce(String header, String value) {
        assertThat(Form.decoded(header)).isEqualTo(value);
    }

    private Answer send(Family family, Sent sent) {
        return intake.send(family, sent.body(), sent.headers());
    }

    /** Key, headers and value of what went to the log. */
    private List<String> records() {
        return intake.events().stream().map(FormsTests::text).toList();
    }

    private static String text(ProducerRecord<String, byte[]> record) {
        return record.key()
                + Arrays.toString(record.value())
                + Arrays.stream(record.headers().toArray())
                        .map(header -> header.key() + "=" + new String(header.value(), UTF_8))
                        .toList();
    }

    private static List<String> pointers(Answer answer) {
        return answer.errors().stream().map(FieldError::pointer).sorted().toList();
    }

    private static List<String> pointersInCloudEvent(Family family, Answer asNative) {
        return asNative.errors().stream()
                .map(FieldError::pointer)
                .map(pointer -> switch (pointer.equals(family.subject().pointer()) ? "/subject" : pointer) {
                    case "/subject" -> "/subject";
                    case "/occurredAt" -> "/time";
                    case "/id", "" -> pointer;
                    default -> "/data" + pointer;
                })
                .sorted()
                .toList();
    }

    private static List<FieldError> errors(Answer answer) {
        List<FieldError> errors = new ArrayList<>();
        for (JsonNode error : JSON.readTree(answer.body()).at("/items/0/errors")) {
            errors.add(new FieldError(
                    error.get("pointer").asString(), error.get("detail").asString()));
        }
        return errors;
    }

    private static String withTimeAsTheSdkWritesIt(JsonNode event) {
        OffsetDateTime time = OffsetDateTime.parse(event.get("occurredAt").asString());
        return ((ObjectNode) event)
                .put("occurredAt", ISO_OFFSET_DATE_TIME.format(time))
                .toString();
    }

    private static CloudEvent cloudEvent(Family family, String event) {
        ObjectNode data = (ObjectNode) JSON.readTree(event);
        return CloudEventBuilder.v1()
                .withId(data.remove("id").asString())
                .withSource(URI.create("https://lms.example/portal"))
                .withType(family.cloudEventsType())
                .withSubject(data.remove(family.subject().jsonName()).asString())
                .withTime(OffsetDateTime.parse(data.remove("occurredAt").asString()))
                .withDataContentType("application/json")
                .withData(data.toString().getBytes(UTF_8))
                .build();
    }

    private static Sent structured(CloudEvent event) {
        return new Sent(new JsonFormat().serialize(event), Map.of("Content-Type", JsonFormat.CONTENT_TYPE));
    }

    private static Sent binary(CloudEvent event) {
        Map<String, String> headers = new LinkedHashMap<>();
        byte[][] body = {new byte[0]};
        HttpMessageFactory.createWriter(headers::put, data -> body[0] = data).writeBinary(event);
        return new Sent(body[0], headers);
    }

    /** As CloudEvents' library for Python sends it. */
    private static Sent untyped(Sent sent) {
        Map<String, String> headers = new LinkedHashMap<>(sent.headers());
        headers.keySet().removeIf("Content-Type"::equalsIgnoreCase);
        assertThat(headers).hasSize(sent.headers().size() - 1);
        return new Sent(sent.body(), headers);
    }

    private static Sent typed(String type, String body) {
        return new Sent(body.getBytes(UTF_8), Map.of("Content-Type", type));
    }

    private static Sent gzip(Sent plain) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(plain.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Map<String, String> headers = new LinkedHashMap<>(plain.headers());
        headers.put("Content-Encoding", "gzip");
        return new Sent(out.toByteArray(), headers);
    }
}
