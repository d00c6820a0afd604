package org.karmayogi.pulse.metrics.fold;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The contract's rules, one by one. */
class LearnerStateTests {

    private final List<Fact> facts = new ArrayList<>();

    private LearnerStateTests at(String time, LearningEvent event) {
        facts.add(Facts.of("portal", "e" + facts.size(), Instant.parse(time), facts.size(), event));
        return this;
    }

    private LearnerState state() {
        return LearnerState.project("UP-1", facts);
    }

    private static LearningEvent onboarded(String department) {
        return new LearningEvent.Onboarded(department, "LUCKNOW", Category.OFFICER, null);
    }

    private static LearningEvent completed(int minutes) {
        return new LearningEvent.Completed("c", minutes, null);
    }

    @Test
    void aDeactivationEndsTheRegistrationUntilTheNextOnboarding() {
        at("2026-01-01T00:00:00Z", onboarded("HOME"));
        assertThat(state().registered()).isTrue();
        at("2026-02-01T00:00:00Z", new LearningEvent.Deactivated(null));
        assertThat(state().standing()).isEqualTo(LearnerState.Standing.DEACTIVATED);
        at("2026-03-01T00:00:00Z", onboarded("HOME"));
        assertThat(state().registered()).isTrue();
        assertThat(GovernmentDay.day(state().onboardedOn())).isEqualTo("2026-03-01");
    }

    @Test
    void aDeactivationBeforeTheOnboardingChangesNothing() {
        at("2026-02-01T00:00:00Z", onboarded("HOME")).at("2026-01-01T00:00:00Z", new LearningEvent.Deactivated(null));
        assertThat(state().registered()).isTrue();
    }

    @Test
    void aTransferWithoutACategoryKeepsTheOneBefore() {
        at("2026-01-01T00:00:00Z", onboarded("HOME"))
                .at("2026-02-01T00:00:00Z", new LearningEvent.Transferred("REVENUE", "AGRA", null));
        assertThat(state().posting()).isEqualTo(new Posting("REVENUE", "AGRA", Category.OFFICER));
    }

    @Test
    void aRevocationUndoesEveryCompletionBeforeItAndTheMinutesAreThoseOfTheEarliestThatStands() {
        at("2026-01-01T00:00:00Z", completed(10))
                .at("2026-01-02T00:00:00Z", completed(20))
                .at("2026-01-03T00:00:00Z", new LearningEvent.Revoked("c", null));
        assertThat(state().completions()).isZero();
        at("2026-01-05T00:00:00Z", completed(50)).at("2026-01-04T00:00:00Z", completed(40));
        assertThat(state().courses().get("c").minutes()).isEqualTo(40);
        assertThat(state().completions()).isEqualTo(1);
    }

    @Test
    void anEnrolmentStandsUntilWithdrawnAndACompletionImpliesOne() {
        at("2026-01-01T00:00:00Z", new LearningEvent.Enrolled("c"))
                .at("2026-01-02T00:00:00Z", new LearningEvent.Withdrawn("c"));
        assertThat(state().courses().get("c").enrolled()).isFalse();
        at("2026-01-03T00:00:00Z", completed(0));
        assertThat(state().courses().get("c").enrolled()).isTrue();
        assertThat(GovernmentDay.day(state().courses().get("c").enrolledOn())).isEqualTo("2026-01-03");
    }

    @Test
    void tiesAreBrokenBySourceThenReceiptThenId() {
        Instant at = Instant.parse("2026-01-01T00:00:00Z");
        List<Fact> tied = List.of(
                Facts.of("b", "1", at, 0, new LearningEvent.Revoked("c", null)),
                Facts.of("a", "2", at, 1, completed(5)));
        assertThat(LearnerState.project("UP-1", tied).completions()).isZero();
        List<Fact> other = List.of(
                Facts.of("a", "1", at, 0, new LearningEvent.Revoked("c", null)),
                Facts.of("a", "2", at, 1, completed(5)));
        assertThat(LearnerState.project("UP-1", other).completions()).isEqualTo(1);
        List<Fact> received = List.of(
                new Fact("a", "1", at, 2, 0, null, new LearningEvent.Revoked("c", null)),
                new Fact("a", "2", at, 1, 1, null, completed(5)));
        assertThat(LearnerState.project("UP-1", received).completions()).isZero();
    }

    /** The ids go down, so that the order of their texts would give the first row. */
    @Test
    void aRosterThatIsSentDailyAsOfTheSameMomentEndsWithTheRowSentLast() {
        Instant asOf = Instant.parse("2026-01-01T00:00:00Z");
        for (int day = 0; day < 3; day++) {
            long receivedAt = asOf.plus(Duration.ofDays(1 + day)).toEpochMilli();
            LearningEvent row = onboarded(List.of("HOME", "EXCISE", "REVENUE").get(day));
            facts.add(new Fact("portal", "roster-" + (9 - day), asOf, receivedAt, day, null, row));
        }
        assertThat(state().posting().department()).isEqualTo("REVENUE");
    }

    @Test
    void aGovernmentDayBeginsAtMidnightInKolkata() {
        assertThat(GovernmentDay.day(GovernmentDay.of(Instant.parse("2026-01-01T18:29:59.999Z"))))
                .isEqualTo("2026-01-01");
        assertThat(GovernmentDay.day(GovernmentDay.of(Instant.parse("2026-01-01T18:30:00Z"))))
                .isEqualTo("2026-01-02");
    }

    @Test
    void thePostingOfADayIsTheLastOneOfThatDayAndBeforeTheFirstItIsTheFirst() {
        at("2026-01-10T03:00:00Z", onboarded("HOME"))
                .at("2026-01-20T03:00:00Z", new LearningEvent.Transferred("REVENUE", "AGRA", null))
                .at("2026-01-20T09:00:00Z", new LearningEvent.Transferred("EXCISE", "AGRA", null));
        PostingHistory postings = state().postings();
        assertThat(postings.on(day("2026-01-01")).department()).isEqualTo("HOME");
        assertThat(postings.on(day("2026-01-19")).department()).isEqualTo("HOME");
        assertThat(postings.on(day("2026-01-20")).department()).isEqualTo("EXCISE");
        assertThat(postings.on(day("2026-06-01")).department()).isEqualTo("EXCISE");
    }

    private static int day(String iso) {
        return (int) java.time.LocalDate.parse(iso).toEpochDay();
    }
}
