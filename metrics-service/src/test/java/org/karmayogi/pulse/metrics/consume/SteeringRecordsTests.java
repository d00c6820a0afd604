package org.karmayogi.pulse.metrics.consume;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.karmayogi.pulse.metrics.commit.Arrival;
import org.karmayogi.pulse.metrics.fold.LearningEvent;

/** Records that say where others count, and records that were sent under another id. */
class SteeringRecordsTests {

    private final RecordDecoder decoder = new RecordDecoder(Set.of("SOCIAL-WELFARE"), Set.of("LUCKNOW"));

    private Arrival arrival(Records record) {
        Decoded decoded = decoder.decode(record.consumed());
        assertThat(decoded).isInstanceOf(Decoded.Valid.class);
        return ((Decoded.Valid) decoded).arrival();
    }

    private DeadReason reasonOf(Records record) {
        Decoded decoded = decoder.decode(record.consumed());
        assertThat(decoded).isInstanceOf(Decoded.Dead.class);
        return ((Decoded.Dead) decoded).reason();
    }

    private static Records linked(String alias, String learner) {
        return Records.of("identity.linked", alias, "i1", "{\"learnerId\":\"" + learner + "\"}");
    }

    private static Records recorded(String key) {
        return Records.of("statement.recorded", key, "s1", "{\"learnerId\":\"UP-1\"}");
    }

    @Test
    void anIdentityRecordLiesUnderItsAlias() {
        Arrival arrival = arrival(linked("OLD", "UP-1"));
        assertThat(arrival.learnerId()).isEqualTo("OLD");
        assertThat(arrival.forwarded()).isFalse();
        assertThat(arrival.fact().alias()).isNull();
        assertThat(arrival.fact().event()).isEqualTo(new LearningEvent.IdentityLinked("UP-1", null));
        Records unlinked =
                Records.of("identity.unlinked", "OLD", "i2", "{\"learnerId\":\"UP-1\",\"reason\":\"a mistake\"}");
        assertThat(arrival(unlinked).fact().event()).isEqualTo(new LearningEvent.IdentityUnlinked("UP-1", "a mistake"));
    }

    @Test
    void aForwardedIdentityRecordLiesUnderTheLearnerAndNamesItsAlias() {
        Arrival arrival =
                arrival(linked("UP-1", "UP-1").header("ce_alias", "OLD").header("ce_forwardedfrom", "7/1234"));
        assertThat(arrival.learnerId()).isEqualTo("UP-1");
        assertThat(arrival.forwarded()).isTrue();
        assertThat(arrival.fact().sentAs("UP-1")).isEqualTo("OLD");
    }

    @Test
    void anAliasOfItselfIsDead() {
        assertThat(reasonOf(linked("UP-1", "UP-1"))).isEqualTo(DeadReason.INVALID);
        assertThat(reasonOf(linked("UP-1", "OLD").header("ce_alias", "OLD"))).isEqualTo(DeadReason.INVALID);
    }

    @Test
    void anAliasThatIsTheKeyIsNone() {
        Records record = Records.completed("UP-1", "e1", "do_1", 45).header("ce_alias", "UP-1");
        assertThat(arrival(record).fact().alias()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "{}", "xapi|portal|s1"})
    void anAliasThatIsNoIdIsDead(String alias) {
        Records record = Records.completed("UP-1", "e1", "do_1", 45).header("ce_alias", alias);
        assertThat(reasonOf(record)).isEqualTo(DeadReason.INVALID);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "7", "7/", "/7", "-1/7", "7/8/9", "99999999999/1"})
    void aPlaceThatIsNoneIsDead(String place) {
        Records record = Records.completed("UP-1", "e1", "do_1", 45).header("ce_forwardedfrom", place);
        assertThat(reasonOf(record)).isEqualTo(DeadReason.INVALID);
    }

    @Test
    void aStatementLiesUnderItsSourceAndId() {
        assertThat(arrival(recorded("xapi|portal|s1")).fact().event())
                .isEqualTo(new LearningEvent.StatementRecorded("UP-1"));
        Records voided = Records.of("statement.voided", "xapi|portal|s1", "v1", "{}");
        assertThat(arrival(voided).learnerId()).isEqualTo("xapi|portal|s1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UP-1",
                "xapi|",
                "xapi|portal",
                "xapi|portal|",
                "xapi|other|s1",
                "xapi|portal|a b",
                "Xapi|portal|s1"
            })
    void aStatementUnderAnotherKeyIsDead(String key) {
        assertThat(reasonOf(recorded(key))).isEqualTo(DeadReason.INVALID);
    }

    @Test
    void noOtherFamilyLiesUnderAStatement() {
        assertThat(reasonOf(Records.completed("xapi|portal|s1", "e1", "do_1", 45)))
                .isEqualTo(DeadReason.INVALID);
    }

    @Test
    void aStatementHasNoAlias() {
        assertThat(reasonOf(recorded("xapi|portal|s1").header("ce_alias", "OLD")))
                .isEqualTo(DeadReason.INVALID);
    }

    @Test
    void anEventThatVoidsItselfIsDead() {
        assertThat(reasonOf(Records.of("event.voided", "UP-1", "e1", "{\"eventId\":\"e1\"}")))
                .isEqualTo(DeadReason.INVALID);
        assertThat(arrival(Records.of("event.voided", "UP-1", "v1", "{\"eventId\":\"e1\"}"))
                        .fact()
                        .event())
                .isEqualTo(new LearningEvent.EventVoided("e1"));
    }

    @ParameterizedTest
    @CsvSource({"identity.linked", "identity.unlinked", "statement.recorded", "event.voided"})
    void whomItIsAboutMustBeThereAndAnId(String family) {
        String key = family.startsWith("statement") ? "xapi|portal|s1" : "OLD";
        for (String data :
                new String[] {"{}", "{\"learnerId\":7,\"eventId\":7}", "{\"learnerId\":\"\",\"eventId\":\"\"}"}) {
            assertThat(reasonOf(Records.of(family, key, "i1", data))).isEqualTo(DeadReason.INVALID);
        }
    }
}
