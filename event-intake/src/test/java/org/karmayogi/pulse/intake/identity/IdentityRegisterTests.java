package org.karmayogi.pulse.intake.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class IdentityRegisterTests {

    private static final Instant DAY = Instant.parse("2026-01-15T00:00:00Z");

    private final IdentityRegister register = new IdentityRegister();

    private static Identity link(String alias, String learner, int second) {
        return new Identity(alias, learner, true, DAY.plusSeconds(second), DAY);
    }

    private static Identity unlink(String alias, String learner, int second) {
        return new Identity(alias, learner, false, DAY.plusSeconds(second), DAY);
    }

    @Test
    void anIdThatIsNoAliasStandsForItself() {
        assertThat(register.learnerOf("L-1")).isEqualTo("L-1");
        register.offer(link("A-1", "L-1", 0));
        assertThat(register.learnerOf("L-1")).isEqualTo("L-1");
    }

    @Test
    void aChainOfAliasesStandsForItsEnd() {
        register.offer(link("A", "B", 0));
        register.offer(link("B", "C", 1));
        register.offer(link("C", "L", 2));

        assertThat(register.learnerOf("A")).isEqualTo("L");
        assertThat(register.links()).isEqualTo(3);
    }

    @Test
    void aRingThatTwoInstancesLetInEndsAtTheIdItself() {
        register.offer(link("A", "B", 0));
        register.offer(link("B", "A", 0));

        assertThat(register.learnerOf("A")).isEqualTo("A");
    }

    @Test
    void theNewestStandsInWhateverOrderItComes() {
        assertThat(register.offer(unlink("A", "L", 5))).isTrue();
        assertThat(register.offer(link("A", "L", 3))).isFalse();
        assertThat(register.learnerOf("A")).isEqualTo("A");
        assertThat(register.links()).isZero();

        assertThat(register.offer(link("A", "M", 6))).isTrue();
        assertThat(register.learnerOf("A")).isEqualTo("M");
    }

    @Test
    void atTheSameTimeWhatWasReceivedLaterStands() {
        register.offer(new Identity("A", "L", true, DAY, DAY.plusMillis(2)));

        assertThat(register.offer(new Identity("A", "M", true, DAY, DAY.plusMillis(1))))
                .isFalse();
        assertThat(register.offer(new Identity("A", "M", true, DAY, DAY.plusMillis(3))))
                .isTrue();
    }

    @Test
    void anUnlinkOfAnotherLearnerChangesNothing() {
        register.offer(link("A", "L", 0));

        assertThat(register.offer(unlink("A", "M", 1))).isFalse();
        assertThat(register.learnerOf("A")).isEqualTo("L");
    }

    @Test
    void whatIsKnownIsReadBackAsItWas() {
        Identity longest = new Identity(
                "a".repeat(128),
                "l".repeat(128),
                true,
                Instant.parse("2018-01-01T00:00:00.000000001Z"),
                Instant.parse("2026-01-15T10:30:00.123Z"));
        register.offer(longest);
        register.offer(unlink("x", "y", 0));

        assertThat(register.find(longest.alias())).contains(longest);
        assertThat(register.find("x")).contains(unlink("x", "y", 0));
        assertThat(register.find("y")).isEmpty();
    }

    /** Also what is replaced a hundred times, by learners of other lengths, so that the parts are packed. */
    @Test
    void aMapWouldSayTheSameAfterAnyHistory() {
        Random random = new Random(17);
        Map<String, Identity> expected = new HashMap<>();
        for (int i = 0; i < 300_000; i++) {
            String alias = "A-" + random.nextInt(3_000);
            String learner = "L".repeat(1 + random.nextInt(128));
            Identity identity =
                    new Identity(alias, learner, random.nextInt(4) > 0, DAY.plusSeconds(random.nextInt(1_000)), DAY);
            Identity known = expected.get(alias);
            boolean stands = known == null || identity.replaces(known);
            assertThat(register.offer(identity)).isEqualTo(stands);
            if (stands) {
                expected.put(alias, identity);
            }
        }
        assertThat(expected).hasSize(3_000).allSatisfy((alias, identity) -> assertThat(register.find(alias))
                .contains(identity));
        assertThat(register.links()).isEqualTo((int)
                expected.values().stream().filter(Identity::linked).count());
    }
}
