package org.karmayogi.pulse.intake.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.karmayogi.pulse.intake.Fixtures.NOW;
import static org.karmayogi.pulse.intake.Fixtures.PORTAL;
import static org.karmayogi.pulse.intake.Fixtures.READER;
import static org.karmayogi.pulse.intake.Fixtures.bytes;
import static org.karmayogi.pulse.intake.Fixtures.completion;
import static org.karmayogi.pulse.intake.Fixtures.judge;
import static org.karmayogi.pulse.intake.Fixtures.onboarding;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.karmayogi.pulse.edge.problem.FieldError;
import org.karmayogi.pulse.edge.register.Register;
import org.karmayogi.pulse.intake.Fixtures;
import org.karmayogi.pulse.intake.batch.RawItem;
import org.karmayogi.pulse.intake.event.Family;
import org.karmayogi.pulse.intake.event.Field;
import org.karmayogi.pulse.intake.event.Sender;
import org.karmayogi.pulse.intake.identity.Identity;
import org.karmayogi.pulse.intake.identity.IdentityRegister;
import org.karmayogi.pulse.intake.validation.BatchValidator.Judgement;

class BatchValidatorTests {

    @Test
    void everythingThatIsWrongIsReportedAtOnce() {
        String body = """
            {"id":"e 1","id":"e2","learnerId":7,"occurredAt":"yesterday","department":"MAGIC","district":"LUKNOW",
             "source":"x","colour":[1,{"a":2}]}""";

        Verdict verdict = judge(Family.LEARNER_ONBOARDED, body).get(0);

        assertThat(((Verdict.Invalid) verdict).errors())
                .extracting(FieldError::pointer)
                .containsExactlyInAnyOrder(
                        "/id",
                        "/id",
                        "/learnerId",
                        "/occurredAt",
                        "/department",
                        "/district",
                        "/category",
                        "/source",
                        "/colour");
    }

    @Test
    void theDetailNamesTheOffenderAndWhatIsExpected() {
        assertThat(detail(onboarding("e1").replace("LUCKNOW", "LUKNOW")))
                .isEqualTo("No district has the code 'LUKNOW'. Did you mean 'LUCKNOW'?");
        assertThat(detail(onboarding("e1").replace("LUCKNOW", "FAIZABAD"))).contains("'AYODHYA'");
        assertThat(detail(onboarding("e1").replace("\"L-1\"", "7"))).isEqualTo("learnerId must be a string, not 7.");
        assertThat(detail(onboarding("e1").replace("\"L-1\"", "null")))
                .isEqualTo("learnerId must be a string, not null.");
        assertThat(detail(onboarding("e1").replace(",\"category\":\"officer\"", "")))
                .isEqualTo("category is missing; every learner.onboarded has it.");
        assertThat(detail(onboarding("e1").replace("{", "{\"receivedAt\":1,")))
                .isEqualTo("The server sets 'receivedAt'; an event must not carry it.");
        assertThat(detail(onboarding("e1").replace("{", "{\"colour\":1,")))
                .isEqualTo("A learner.onboarded has no field 'colour'.");
        assertThat(detail(onboarding("e1").replace("{", "{\"name\":\"\\ud800\",")))
                .contains("surrogate");
        assertThat(detail(onboarding("e1").replace("{", "{\"name\":\"\\u0000\",")))
                .contains("U+0000");
    }

    @ParameterizedTest
    @CsvSource({
        "2018-01-01T00:00:00Z, ok",
        "2017-12-31T23:59:59Z, before",
        "2018-01-01T00:00:00+05:30, before",
        "2026-11-22T06:40:00Z, ok",
        "2026-11-22T12:10:00+05:30, ok",
        "2026-11-22T06:40:01Z, ahead",
        "2024-02-29T00:00:00-18:00, ok",
        "2024-02-29T00:00:00-00:00, RFC 3339",
        "2023-02-29T00:00:00Z, RFC 3339",
        "2024-01-01T24:00:00Z, RFC 3339",
        "2024-01-01T00:00:60Z, RFC 3339",
        "2024-01-01T00:00:00, RFC 3339",
        "2024-01-01T00:00Z, RFC 3339",
        "2024-01-01T00:00:00.Z, RFC 3339",
        "2024-01-01T00:00:00.1234567890Z, RFC 3339",
        "2024-01-01T00:00:00.123456789+18:01, RFC 3339",
        "2024-01-01T00:00:00+0530, RFC 3339",
        "2024-01-01 00:00:00Z, RFC 3339",
        "2024-1-1T00:00:00Z, RFC 3339",
        "1768000000, RFC 3339"
    })
    void timesAreReadStrictly(String time, String says) {
        Verdict verdict = judge(Family.LEARNER_ONBOARDED, onboarding("e1").replace("2026-01-15T10:30:00+05:30", time))
                .get(0);

        if (says.equals("ok")) {
            assertThat(verdict).isInstanceOf(Verdict.Valid.class);
        } else {
            assertThat(((Verdict.Invalid) verdict).errors()).singleElement().satisfies(error -> {
                assertThat(error.pointer()).isEqualTo("/occurredAt");
                assertThat(error.detail()).contains(says);
            });
        }
    }

    @ParameterizedTest
    @CsvSource({"1,1", "60000,60000", "45.0,45", "6e1,60", "1e0,1", "60000.0,60000"})
    void durationsAreWholeMinutes(String sent, String stored) {
        Verdict verdict = judge(Family.COURSE_COMPLETED, completion("e1", ",\"durationMinutes\":" + sent))
                .get(0);

        assertThat(((Verdict.Valid) verdict).event().values().get(Field.DURATION_MINUTES))
                .isEqualTo(stored);
    }

    @ParameterizedTest
    @CsvSource({"0", "-1", "-0", "60001", "99999", "1.5", "1e999999999", "1e-999999999", "1e99999999999999999999"})
    void otherDurationsAreRefusedWithoutEffort(String sent) {
        assertTimeout(Duration.ofSeconds(1), () -> assertThat(
                        judge(Family.COURSE_COMPLETED, completion("e1", ",\"durationMinutes\":" + sent))
                                .get(0))
                .isInstanceOf(Verdict.Invalid.class));
    }

    @Test
    void whatIsAheadIsSoByTheMomentTheRequestBegan() {
        MovingClock clock = new MovingClock();
        Judgement judgement = new BatchValidator(Register.departments(), Register.districts(), clock).begin(PORTAL);
        clock.now = NOW.plus(Duration.ofHours(1));
        String ahead = onboarding("e1").replace("2026-01-15T10:30:00+05:30", "2026-11-22T06:40:01Z");
        RawItem item = Objects.requireNonNull(
                READER.json(bytes(ahead), Family.LEARNER_ONBOARDED).next());

        // Its record says that it was received at that moment, and the fold would set it aside.
        assertThat(judgement.judge(0, item, Family.LEARNER_ONBOARDED)).isInstanceOf(Verdict.Invalid.class);
    }

    @Test
    void aConfinedKeyMaySendNoIdentity() {
        Sender confined = new Sender("agra-portal", Set.of(), Set.of("AGRA"));
        String link = """
            {"id":"i1","learnerId":"L-1","alias":"A-1","occurredAt":"2026-01-15T10:30:00Z"}""";

        Verdict verdict = Fixtures.judge(
                        READER.json(bytes(link), Family.IDENTITY_LINKED), Family.IDENTITY_LINKED, confined)
                .get(0);

        assertThat(((Verdict.Invalid) verdict).errors()).singleElement().satisfies(error -> assertThat(error.detail())
                .startsWith("The key is confined to departments or districts, and an identity names none"));
    }

    @Test
    void aLinkThatClosesARingIsRefusedAsFarAsIsKnown() {
        IdentityRegister register = new IdentityRegister();
        Instant before = Instant.parse("2026-01-01T00:00:00Z");
        register.offer(new Identity("B", "C", true, before, before));
        register.offer(new Identity("X", "Y", false, NOW, NOW));
        Judgement judgement = new BatchValidator(
                        Register.departments(), Register.districts(), register, Clock.systemUTC())
                .begin(PORTAL);

        assertThat(links(judgement, "C", "B")).as("C to B, which is C").contains("would close a ring");
        assertThat(links(judgement, "C", "D")).isEmpty();
        assertThat(links(judgement, "D", "B")).as("by an earlier item, too").contains("would close a ring");
        assertThat(links(judgement, "Y", "X")).as("X is unlinked").isEmpty();
        assertThat(links(judgement, "X", "Y"))
                .as("older than X's unlinking: it does not stand")
                .isEmpty();
    }

    private static String links(Judgement judgement, String alias, String learner) {
        String link = """
            {"id":"%s-%s","learnerId":"%s","alias":"%s","occurredAt":"2026-01-15T10:30:00Z"}""".formatted(alias, learner, learner, alias);
        RawItem item = Objects.requireNonNull(
                READER.json(bytes(link), Family.IDENTITY_LINKED).next());
        return judgement.judge(0, item, Family.IDENTITY_LINKED) instanceof Verdict.Invalid invalid
                ? invalid.errors().get(0).detail()
                : "";
    }

    private static final class MovingClock extends Clock {

        private Instant now = NOW;

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    @Test
    void theSameIdWithTheSameContentIsARepeatAndWithOtherContentAnError() {
        String body = "[%s,%s,%s,%s]"
                .formatted(
                        onboarding("e1"),
                        onboarding("e1").replace(",", " ,\n"),
                        onboarding("e1").replace("officer", "teacher"),
                        onboarding("e2"));

        List<Verdict> verdicts = judge(Family.LEARNER_ONBOARDED, body);

        assertThat(verdicts.get(0)).isInstanceOf(Verdict.Valid.class);
        assertThat(verdicts.get(1)).isEqualTo(new Verdict.Repeat("e1", 0));
        assertThat(((Verdict.Invalid) verdicts.get(2)).errors())
                .containsExactly(
                        new FieldError("/id", "Item 0 of this request has the id 'e1' too, with other content."));
        assertThat(verdicts.get(3)).isInstanceOf(Verdict.Valid.class);
    }

    @Test
    void anInvalidItemDoesNotClaimItsId() {
        String body = "[" + onboarding("e1").replace("officer", "king") + "," + onboarding("e1") + "]";

        assertThat(judge(Family.LEARNER_ONBOARDED, body).get(1)).isInstanceOf(Verdict.Valid.class);
    }

    @Test
    void aConfinedKeyMaySendOnlyForWhatItIsConfinedTo() {
        Sender confined = new Sender("portal", Set.of("SOCIAL-WELFARE"), Set.of("AGRA"));
        Verdict verdict = judge(
                        READER.json(bytes(onboarding("e1")), Family.LEARNER_ONBOARDED),
                        Family.LEARNER_ONBOARDED,
                        confined)
                .get(0);

        assertThat(((Verdict.Invalid) verdict).errors())
                .containsExactly(new FieldError("/district", "The key may not send events for 'LUCKNOW'."));
    }

    private static String detail(String body) {
        List<FieldError> errors =
                ((Verdict.Invalid) judge(Family.LEARNER_ONBOARDED, body).get(0)).errors();
        assertThat(errors).hasSize(1);
        return errors.get(0).detail();
    }
}
