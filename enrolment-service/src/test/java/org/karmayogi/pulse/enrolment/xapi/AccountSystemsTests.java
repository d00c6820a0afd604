package org.karmayogi.pulse.enrolment.xapi;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.karmayogi.pulse.intake.publishing.LogUnavailableException;

class AccountSystemsTests {

    private static final String LMS = "https://lms.example";
    private static final String OTHER = "https://other.example";

    private final List<ConsumerRecord<String, byte[]>> topic = new ArrayList<>();
    private final AccountSystems systems = instance();

    /** An instance that reads what it has written at once. */
    private AccountSystems instance() {
        AccountSystems[] self = new AccountSystems[1];
        self[0] = new AccountSystems(
                (key, value) -> {
                    ConsumerRecord<String, byte[]> record = record(key, new String(value, UTF_8));
                    self[0].read(record);
                    return record.offset();
                },
                Duration.ofSeconds(5));
        return self[0];
    }

    private ConsumerRecord<String, byte[]> record(String key, String value) {
        topic.add(new ConsumerRecord<>("learning-reference", 0, topic.size(), key, value.getBytes(UTF_8)));
        return topic.get(topic.size() - 1);
    }

    @Test
    void theFirstSystemOfASourceIsItsOwnAndAnyOtherIsNot() {
        systems.caughtUp();

        assertThat(systems.of("igot").isOwn(LMS)).isTrue();
        assertThat(systems.of("igot").isOwn(OTHER)).isFalse();
        assertThat(systems.of("igot").isOwn(LMS)).isTrue();
        assertThat(systems.of("moodle").isOwn(OTHER)).isTrue();
        assertThat(topic).hasSize(2);
    }

    @Test
    void ofTwoInstancesThatClaimAtOnceTheOneWithTheLowestOffsetIsRight() {
        record("account-system/igot/a", "{\"homePage\":\"" + LMS + "\"}");
        // This instance has read nothing of the other's claim when it writes its own, and both before it goes on.
        AccountSystems[] late = new AccountSystems[1];
        late[0] = new AccountSystems(
                (key, value) -> {
                    ConsumerRecord<String, byte[]> own = record(key, new String(value, UTF_8));
                    topic.forEach(late[0]::read);
                    return own.offset();
                },
                Duration.ofSeconds(5));
        late[0].caughtUp();

        assertThat(late[0].of("igot").isOwn(OTHER)).isFalse();
        assertThat(late[0].of("igot").isOwn(LMS)).isTrue();
    }

    @Test
    void anotherInstanceKnowsItByTheTopic() {
        systems.caughtUp();
        systems.of("igot").isOwn(LMS);
        AccountSystems restarted = instance();
        topic.forEach(restarted::read);
        restarted.caughtUp();

        assertThat(restarted.of("igot").isOwn(OTHER)).isFalse();
        assertThat(topic).hasSize(1);
    }

    @Test
    void whatIsOnlyTriedClaimsNothing() {
        AccountSystem tried = systems.ifSent("igot");

        assertThat(tried.isOwn(LMS)).isTrue();
        assertThat(tried.isOwn(OTHER)).isFalse();
        assertThat(topic).isEmpty();
    }

    @Test
    void beforeTheTopicHasBeenReadNobodyIsTold() {
        AccountSystems impatient = new AccountSystems((key, value) -> 0, Duration.ofMillis(50));

        assertThatExceptionOfType(LogUnavailableException.class)
                .isThrownBy(() -> impatient.of("igot").isOwn(LMS));
    }

    @Test
    void recordsThatAreNoAccountSystemsAreNoFirst() {
        systems.read(record("account-system/igot/a", "nothing"));
        systems.read(record("account-system/igot/b", "{\"homePage\":7}"));
        systems.read(new ConsumerRecord<>("learning-reference", 0, 2, "account-system/igot/c", null));
        systems.caughtUp();

        assertThat(systems.of("igot").isOwn(LMS)).isTrue();
    }
}
