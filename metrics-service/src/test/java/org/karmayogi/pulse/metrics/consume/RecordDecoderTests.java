package org.karmayogi.pulse.metrics.consume;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.karmayogi.pulse.metrics.commit.Arrival;
import org.karmayogi.pulse.metrics.fold.Category;
import org.karmayogi.pulse.metrics.fold.Fact;
import org.karmayogi.pulse.metrics.fold.LearningEvent;

class RecordDecoderTests {

    private final RecordDecoder decoder = new RecordDecoder(Set.of("SOCIAL-WELFARE"), Set.of("LUCKNOW"));

    private DeadReason reasonOf(Records record) {
        Decoded decoded = decoder.decode(record.consumed());
        assertThat(decoded).isInstanceOf(Decoded.Dead.class);
        return ((Decoded.Dead) decoded).reason();
    }

    private static Records with(String family, String data) {
        return Records.of(family, "UP-1", "e1", data);
    }

    @Test
    void aRecordOfIntakeIsAFact() {
        Decoded decoded = decoder.decode(Records.onboarded("UP-1", "e1").consumed());
        LearningEvent event = new LearningEvent.Onboarded("SOCIAL-WELFARE", "LUCKNOW", Category.OFFICER, null);
        Instant receivedAt = Instant.parse("2026-01-05T04:31:00Z");
        Fact fact = new Fact(
                "portal", "e1", Instant.parse("2026-01-05T04:30:00Z"), receivedAt.toEpochMilli(), 17, null, event);
        assertThat(decoded).isEqualTo(new Decoded.Valid(new Arrival("UP-1", fact)));
    }

    /** RFC 3339 as Java reads it has years of nine digits, which no number of milliseconds holds. */
    @ParameterizedTest
    @ValueSource(strings = {"+999999999-12-31T23:59:59Z", "-999999999-01-01T00:00:00Z", "1969-12-31T23:59:59Z"})
    void aTimeOfReceiptThatNoClockShowsIsDead(String receivedAt) {
        assertThat(reasonOf(Records.onboarded("UP-1", "e1").header("ce_receivedat", receivedAt)))
                .isEqualTo(DeadReason.INVALID);
    }

    @Test
    void fieldsOfANewerSchemaArePassedOver() {
        Records newer = with("course.enrolled", "{\"courseId\":\"c\",\"mode\":{\"online\":[true]},\"x\":1}");
        assertThat(decoder.decode(newer.consumed())).isInstanceOf(Decoded.Valid.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"course-v1:UP+CS101+2026", "https://lms.example/view.php?id=7,8&x=100%25#top", "=course/7/"})
    void courseIdsAreTakenAsPortalsWriteThem(String course) {
        Decoded decoded = decoder.decode(
                with("course.enrolled", "{\"courseId\":\"" + course + "\"}").consumed());

        assertThat(((Decoded.Valid) decoded).arrival().fact().event()).isEqualTo(new LearningEvent.Enrolled(course));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ce_id", "ce_source", "ce_type", "ce_time", "ce_subject"})
    void everyIdentifyingHeaderIsNeeded(String header) {
        assertThat(reasonOf(Records.onboarded("UP-1", "e1").without(header))).isEqualTo(DeadReason.HEADERS);
    }

    @Test
    void theKeyMustBeTheSubject() {
        assertThat(reasonOf(Records.onboarded("UP-1", "e1").key("UP-2"))).isEqualTo(DeadReason.HEADERS);
        assertThat(reasonOf(Records.onboarded("UP-1", "e1").key(null))).isEqualTo(DeadReason.HEADERS);
    }

    @Test
    void anUnknownTypeIsParkedAsSuch() {
        assertThat(reasonOf(Records.onboarded("UP-1", "e1").header("ce_type", "in.karmayogi.learner.onboarded.v2")))
                .isEqualTo(DeadReason.UNKNOWN_TYPE);
        assertThat(reasonOf(with("learner.promoted", "{}"))).isEqualTo(DeadReason.UNKNOWN_TYPE);
        assertThat(reasonOf(Records.onboarded("UP-1", "e1").header("ce_type", "in.karmayogi..v1")))
                .isEqualTo(DeadReason.UNKNOWN_TYPE);
        assertThat(reasonOf(Records.onboarded("UP-1", "e1").header("ce_type", "in.karmayogi.v1")))
                .isEqualTo(DeadReason.UNKNOWN_TYPE);
    }

    @Test
    void whatIsNotJsonIsMalformed() {
        byte[] truncated = {'{', '"', (byte) 0xC3};
        byte[] deep = "[".repeat(10_000).getBytes(StandardCharsets.UTF_8);
        byte[] deepField = ("{\"x\":" + "[".repeat(5_000) + "]".repeat(5_000) + "}").getBytes(StandardCharsets.UTF_8);
        for (byte[] value : List.of(new byte[0], "{".getBytes(StandardCharsets.UTF_8), truncated, deepField)) {
            assertThat(reasonOf(Records.onboarded("UP-1", "e1").value(value)))
                    .isIn(DeadReason.MALFORMED, DeadReason.INVALID);
        }
        assertThat(reasonOf(Records.onboarded("UP-1", "e1").value(deep))).isEqualTo(DeadReason.INVALID);
        assertThat(reasonOf(Records.onboarded("UP-1", "e1").value(null))).isEqualTo(DeadReason.INVALID);
        assertThat(reasonOf(with("course.enrolled", "{\"courseId\":\"c\"} {}"))).isEqualTo(DeadReason.MALFORMED);
        assertThat(reasonOf(with("course.enrolled", "{\"courseId\":\"c\",\"courseId\":\"d\"}")))
                .isEqualTo(DeadReason.MALFORMED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"courseId\":7}",
                "{\"courseId\":null}",
                "{\"courseId\":\"\"}",
                "{\"courseId\":\"a b\"}",
                "{\"courseId\":\"a|b\"}",
                "{\"courseId\":\"c\",\"durationMinutes\":0}",
                "{\"courseId\":\"c\",\"durationMinutes\":60001}",
                "{\"courseId\":\"c\",\"durationMinutes\":1e99}",
                "{\"courseId\":\"c\",\"durationMinutes\":99999999999999999999}",
                "{\"courseId\":\"c\",\"durationMinutes\":\"45\"}",
                "{\"courseId\":\"c\",\"durationMinutes\":4.5}"
            })
    void aCompletionWithAWrongFieldIsInvalid(String data) {
        assertThat(reasonOf(with("course.completed", data))).isEqualTo(DeadReason.INVALID);
    }

    @Test
    void unregisteredCodesAndCategoriesAreInvalid() {
        assertThat(reasonOf(with(
                        "learner.onboarded",
                        "{\"department\":\"NOWHERE\",\"district\":\"LUCKNOW\",\"category\":\"officer\"}")))
                .isEqualTo(DeadReason.INVALID);
        assertThat(reasonOf(with(
                        "learner.onboarded",
                        "{\"department\":\"SOCIAL-WELFARE\",\"district\":\"LUCKNOW\",\"category\":\"Officer\"}")))
                .isEqualTo(DeadReason.INVALID);
    }

    @Test
    void timesOutsideTheRangeAreJudgedByTheTimeOfReceiptAndNeverByTheClock() {
        assertThat(reasonOf(Records.onboarded("UP-1", "e1").header("ce_time", "2017-12-31T23:59:59Z")))
                .isEqualTo(DeadReason.INVALID);
        assertThat(reasonOf(Records.onboarded("UP-1", "e1").header("ce_time", "2026-01-05T04:41:01Z")))
                .isEqualTo(DeadReason.INVALID);
        assertThat(decoder.decode(Records.onboarded("UP-1", "e1")
                        .header("ce_time", "2026-01-05T04:41:00Z")
                        .consumed()))
                .isInstanceOf(Decoded.Valid.class);
        assertThat(reasonOf(Records.onboarded("UP-1", "e1").header("ce_time", "yesterday")))
                .isEqualTo(DeadReason.INVALID);
    }

    @Test
    void tenThousandHeadersAreRefused() {
        Records record = Records.onboarded("UP-1", "e1");
        for (int i = 0; i < 10_000; i++) {
            record.header("x-" + i, "y");
        }
        assertThat(reasonOf(record)).isEqualTo(DeadReason.HEADERS);
    }

    @Test
    void theQuickReaderOfTimesAgreesWithTheGeneralOne() {
        Random random = new Random(9);
        String alphabet = "0123456789-+:.TZtz ";
        List<String> seeds = List.of(
                "2026-01-05T10:00:00+05:30",
                "2026-01-05T10:00:00.123Z",
                "2024-02-29T23:59:59.999999999-11:45",
                "2025-02-29T00:00:00Z");
        for (int i = 0; i < 20_000; i++) {
            StringBuilder text = new StringBuilder(seeds.get(i % seeds.size()));
            for (int changes = random.nextInt(3); changes > 0; changes--) {
                text.setCharAt(random.nextInt(text.length()), alphabet.charAt(random.nextInt(alphabet.length())));
            }
            assertThat(quick(text.toString())).as(text.toString()).isEqualTo(general(text.toString()));
        }
    }

    private static Object quick(String text) {
        try {
            return EventTime.parse(text);
        } catch (DateTimeException e) {
            return "refused";
        }
    }

    private static Object general(String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            return "refused";
        }
    }
}
