package org.karmayogi.pulse.metrics.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.karmayogi.pulse.metrics.fold.Fact;
import org.karmayogi.pulse.metrics.fold.Facts;
import org.karmayogi.pulse.metrics.fold.LearningEvent;

class SharedIdentitiesTests {

    private static final Instant AT = Instant.parse("2026-01-05T04:30:00Z");
    private static final int LARGEST = 1_000;
    private static final int MOST = 100;

    @TempDir
    Path folder;

    private static Fact fact(String source, String id) {
        return Facts.of(source, id, AT, 0, new LearningEvent.Enrolled("do_1"));
    }

    private static Fact sentAs(String alias, String id) {
        return new Fact("portal", id, AT, 0, 0, alias, new LearningEvent.Enrolled("do_1"));
    }

    private SharedIdentities identities(KeyedHash hash, int largest) {
        return new SharedIdentities(folder, hash, largest);
    }

    @Test
    void anIdentityInTwoDocumentsIsSuspectedWithBoth() {
        KeyedHash hash = KeyedHash.random();
        try (SharedIdentities identities = identities(hash, LARGEST)) {
            identities.add("L-1", List.of(fact("portal", "e1"), fact("portal", "e2")));
            identities.add("L-2", List.of(fact("portal", "e3")));
            identities.add("L-3", List.of(fact("portal", "e4"), fact("portal", "e2")));
            Suspects suspects = identities.find(MOST);
            assertThat(suspects.pairs()).isEqualTo(1);
            assertThat(suspects.learners()).containsExactly("L-1", "L-3");
            assertThat(suspects.identities()).containsExactly(SharedIdentities.identity(hash, fact("portal", "e2")));
            assertThat(suspects.complete()).isTrue();
        }
    }

    @Test
    void theSameIdOfAnotherSourceAndTextsThatJoinToTheSameAreOtherIdentities() {
        try (SharedIdentities identities = identities(KeyedHash.random(), LARGEST)) {
            identities.add("L-1", List.of(fact("portal", "e1")));
            identities.add("L-2", List.of(fact("other", "e1")));
            identities.add("L-3", List.of(fact("portale", "1")));
            assertThat(identities.find(MOST)).isEqualTo(new Suspects(0, Set.of(), List.of(), true));
        }
    }

    @Test
    void anIdentityOfManyDocumentsMakesOnePairLess() {
        try (SharedIdentities identities = identities(KeyedHash.random(), LARGEST)) {
            IntStream.range(0, 7).forEach(i -> identities.add("L-" + i, List.of(fact("portal", "1"))));
            Suspects suspects = identities.find(MOST);
            assertThat(suspects.pairs()).isEqualTo(6);
            assertThat(suspects.learners()).hasSize(7);
        }
    }

    @Test
    void whatWasForwardedFromAnAliasIsOnePersonsAndWhatSomebodyElseSentIsNot() {
        try (SharedIdentities identities = identities(KeyedHash.random(), LARGEST)) {
            identities.add("ALIAS", List.of(fact("portal", "e1"), fact("portal", "e2")));
            identities.add("L-1", List.of(sentAs("ALIAS", "e1"), sentAs("ALIAS", "e2")));
            assertThat(identities.find(MOST).pairs()).isZero();
        }
        try (SharedIdentities identities = identities(KeyedHash.random(), LARGEST)) {
            identities.add("ALIAS", List.of(fact("portal", "e1")));
            identities.add("L-1", List.of(sentAs("ALIAS", "e1")));
            identities.add("L-2", List.of(fact("portal", "e1")));
            Suspects suspects = identities.find(MOST);
            assertThat(suspects.pairs()).isEqualTo(1);
            assertThat(suspects.learners()).containsExactly("ALIAS", "L-1", "L-2");
        }
    }

    @Test
    void identitiesWhoseHashesMeetAreSuspectedTogether() {
        KeyedHash meeting = (first, second) -> first.isEmpty() ? second.hashCode() : 42;
        try (SharedIdentities identities = identities(meeting, LARGEST)) {
            identities.add("L-1", List.of(fact("portal", "e1")));
            identities.add("L-2", List.of(fact("portal", "e2")));
            assertThat(identities.find(MOST).learners()).containsExactly("L-1", "L-2");
        }
    }

    @Test
    void identitiesThatMeetInTheFirstBitsOnlyAreNotSuspected() {
        // 46 of the 64 bits are compared: these differ in the last of them.
        KeyedHash close = (first, second) -> first.isEmpty() ? second.hashCode() : (long) second.hashCode() << 18;
        try (SharedIdentities identities = identities(close, LARGEST)) {
            identities.add("L-1", List.of(fact("portal", "a")));
            identities.add("L-2", List.of(fact("portal", "b")));
            assertThat(identities.find(MOST).pairs()).isZero();
        }
    }

    @Test
    void everySharedIdentityAmongManyIsFound() {
        Random random = new Random(7);
        try (SharedIdentities identities = identities(KeyedHash.random(), 100_000)) {
            for (int learner = 0; learner < 20_000; learner++) {
                int number = learner;
                List<Fact> facts = IntStream.range(0, 5)
                        .mapToObj(i -> fact("portal", "e-" + number + "-" + i))
                        .toList();
                boolean shares = learner > 0 && learner % 1_000 == 0;
                identities.add(
                        "L-" + learner,
                        shares
                                ? Stream.concat(
                                                facts.stream(),
                                                Stream.of(fact("portal", "e-" + random.nextInt(learner) + "-3")))
                                        .toList()
                                : facts);
            }
            Suspects suspects = identities.find(MOST);
            assertThat(suspects.pairs()).isEqualTo(19);
            assertThat(suspects.complete()).isTrue();
        }
    }

    @Test
    void ofMoreThanFitsIntoMemorySomeAreNamedAndThatIsSaid() {
        try (SharedIdentities identities = identities(KeyedHash.random(), LARGEST)) {
            for (int pair = 0; pair < 500; pair++) {
                identities.add("A-" + pair, List.of(fact("portal", "e" + pair)));
                identities.add("B-" + pair, List.of(fact("portal", "e" + pair)));
            }
            Suspects suspects = identities.find(MOST);
            assertThat(suspects.pairs()).isEqualTo(500);
            assertThat(suspects.learners()).hasSizeLessThanOrEqualTo(MOST).hasSizeGreaterThan(MOST / 2);
            assertThat(suspects.complete()).isFalse();
        }
    }

    @Test
    void aFileOfOneIdentityIsReadAsFarAsMemoryGoes() {
        try (SharedIdentities identities = identities(KeyedHash.random(), 50)) {
            IntStream.range(0, 300).forEach(i -> identities.add("L-" + i, List.of(fact("portal", "1"))));
            Suspects suspects = identities.find(10);
            assertThat(suspects.pairs()).isEqualTo(49);
            assertThat(suspects.learners()).hasSize(10);
            assertThat(suspects.complete()).isFalse();
        }
    }

    @Test
    void theFolderIsEmptyAgainAfterwards() throws IOException {
        try (SharedIdentities identities = identities(KeyedHash.random(), LARGEST)) {
            identities.add("L-1", List.of(fact("portal", "e1")));
            identities.find(MOST);
        }
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void aRandomHashHasAKeyOfItsOwn() {
        assertThat(KeyedHash.random().of("portal", "e1"))
                .isNotEqualTo(KeyedHash.random().of("portal", "e1"));
    }
}
