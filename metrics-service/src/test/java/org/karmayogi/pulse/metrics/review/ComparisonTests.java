package org.karmayogi.pulse.metrics.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.karmayogi.pulse.metrics.query.MonthTable;

class ComparisonTests {

    private static final YearMonth MONTH = YearMonth.of(2026, 10);
    private static final Instant NOON = Instant.parse("2026-11-03T06:30:00Z");

    /** Completions of the month by department, each with those of the month before. */
    private static MonthTable table(long[] revenue, long[] home, long[] police) {
        return new MonthTable(
                MONTH,
                NOON,
                0,
                "W/\"0\"",
                List.of(
                        Rows.row("REVENUE", revenue[0], revenue[1]),
                        Rows.row("HOME", home[0], home[1]),
                        Rows.row("POLICE", police[0], police[1])),
                Rows.row(null, revenue[0] + home[0] + police[0], revenue[1] + home[1] + police[1]));
    }

    private static MonthTable table(long revenue, long home, long police) {
        return table(new long[] {revenue, 0}, new long[] {home, 0}, new long[] {police, 0});
    }

    private static FrozenReview frozen(MonthTable table) {
        return new FrozenReview("x", table.month(), 1, "admin", NOON, NOON, 0, "1", table.departments(), table.total());
    }

    private static ReviewAnswer.Row row(ReviewAnswer answer, String code) {
        return answer.items().stream()
                .filter(it -> code.equals(it.code()))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void departmentsAreRankedByCompletionsAndThoseWithAsManyShareARank() {
        ReviewAnswer answer = Comparison.of(null, table(5, 9, 5), null);
        assertThat(answer.items()).extracting(ReviewAnswer.Row::code).containsExactly("HOME", "POLICE", "REVENUE");
        assertThat(answer.items()).extracting(ReviewAnswer.Row::rank).containsExactly(1, 2, 2);
        assertThat(answer.frozen()).isNull();
        assertThat(answer.total().rank()).isNull();
    }

    @Test
    void whatCameAfterThePresentationIsTheDifferenceAndMovesNothingElse() {
        MonthTable presented = table(new long[] {5, 3}, new long[] {9, 10}, new long[] {1, 1});
        // Late events, also about the month before.
        MonthTable known = table(new long[] {50, 4}, new long[] {8, 11}, new long[] {1, 1});
        ReviewAnswer answer = Comparison.of(frozen(presented), known, null);
        assertThat(answer.items()).extracting(ReviewAnswer.Row::code).containsExactly("HOME", "REVENUE", "POLICE");
        ReviewAnswer.Row revenue = row(answer, "REVENUE");
        assertThat(revenue.presented().completions()).isEqualTo(5);
        assertThat(revenue.known().completions()).isEqualTo(50);
        assertThat(revenue.difference().completions()).isEqualTo(45);
        assertThat(revenue.change().completions()).isEqualTo(2);
        ReviewAnswer.Row home = row(answer, "HOME");
        assertThat(home.difference().completions()).isEqualTo(-1);
        assertThat(home.difference().trainingHours()).isEqualTo(-0.5);
        assertThat(home.change().completions()).isEqualTo(-1);
        assertThat(answer.total().difference().completions())
                .isEqualTo(answer.items().stream()
                        .mapToLong(it -> it.difference().completions())
                        .sum())
                .isEqualTo(44);
    }

    @Test
    void aSingleDepartmentKeepsItsRankAmongAllAndIsItsOwnTotal() {
        ReviewAnswer answer = Comparison.of(frozen(table(5, 9, 1)), table(5, 9, 2), "POLICE");
        assertThat(answer.items()).extracting(ReviewAnswer.Row::rank).containsExactly(3);
        assertThat(answer.total().known()).isEqualTo(answer.items().get(0).known());
        assertThat(answer.total().presented().completions()).isEqualTo(1);
        assertThat(answer.total().code()).isNull();
    }

    @Test
    void aDepartmentThatWasNotThereWhenItWasPresentedHasNoDifference() {
        MonthTable now = table(5, 9, 1);
        MonthTable then = new MonthTable(MONTH, NOON, 0, "", now.departments().subList(0, 2), Rows.row(null, 14));
        ReviewAnswer answer = Comparison.of(frozen(then), now, null);
        assertThat(row(answer, "POLICE").presented()).isNull();
        assertThat(row(answer, "POLICE").difference()).isNull();
        assertThat(row(answer, "POLICE").shown().completions()).isEqualTo(1);
    }
}
