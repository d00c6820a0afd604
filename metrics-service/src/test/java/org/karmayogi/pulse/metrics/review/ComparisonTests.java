package org.karmayogi.pulse.metrics.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.karmayogi.pulse.metrics.query.Activity;
import org.karmayogi.pulse.metrics.query.MonthTable;

class ComparisonTests {

    private static final YearMonth MONTH = YearMonth.of(2026, 10);
    private static final Instant NOON = Instant.parse("2026-11-03T06:30:00Z");

    private static MonthTable table(YearMonth month, long revenue, long home, long police) {
        return new MonthTable(
                month,
                NOON,
                0,
                "W/\"0\"",
                List.of(Rows.row("REVENUE", revenue), Rows.row("HOME", home), Rows.row("POLICE", police)),
                Rows.row(null, revenue + home + police));
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
        ReviewAnswer answer = Comparison.of(null, table(MONTH, 5, 9, 5), table(MONTH.minusMonths(1), 0, 0, 0), null);
        assertThat(answer.items()).extracting(ReviewAnswer.Row::code).containsExactly("HOME", "POLICE", "REVENUE");
        assertThat(answer.items()).extracting(ReviewAnswer.Row::rank).containsExactly(1, 2, 2);
        assertThat(answer.frozen()).isNull();
        assertThat(answer.total().rank()).isNull();
    }

    @Test
    void whatCameAfterThePresentationIsTheDifferenceAndMovesNoRank() {
        MonthTable presented = table(MONTH, 5, 9, 1);
        ReviewAnswer answer =
                Comparison.of(frozen(presented), table(MONTH, 50, 8, 1), table(MONTH.minusMonths(1), 3, 10, 1), null);
        assertThat(answer.items()).extracting(ReviewAnswer.Row::code).containsExactly("HOME", "REVENUE", "POLICE");
        ReviewAnswer.Row revenue = row(answer, "REVENUE");
        assertThat(revenue.presented().completions()).isEqualTo(5);
        assertThat(revenue.known().completions()).isEqualTo(50);
        assertThat(revenue.difference().completions()).isEqualTo(45);
        assertThat(revenue.change().completions()).isEqualTo(2);
        ReviewAnswer.Row home = row(answer, "HOME");
        assertThat(home.difference()).isEqualTo(new Activity(0, 0, -1, -30, -0.5));
        assertThat(home.change().completions()).isEqualTo(-1);
        assertThat(answer.total().difference().completions())
                .isEqualTo(answer.items().stream()
                        .mapToLong(it -> it.difference().completions())
                        .sum())
                .isEqualTo(44);
    }

    @Test
    void aSingleDepartmentKeepsItsRankAmongAll() {
        ReviewAnswer answer =
                Comparison.of(null, table(MONTH, 5, 9, 1), table(MONTH.minusMonths(1), 0, 0, 0), "POLICE");
        assertThat(answer.items()).extracting(ReviewAnswer.Row::rank).containsExactly(3);
    }

    @Test
    void aDepartmentThatWasNotThereWhenItWasPresentedHasNoDifference() {
        MonthTable now = table(MONTH, 5, 9, 1);
        MonthTable then = new MonthTable(MONTH, NOON, 0, "", now.departments().subList(0, 2), Rows.row(null, 14));
        ReviewAnswer answer = Comparison.of(frozen(then), now, table(MONTH.minusMonths(1), 0, 0, 0), null);
        assertThat(row(answer, "POLICE").presented()).isNull();
        assertThat(row(answer, "POLICE").difference()).isNull();
        assertThat(row(answer, "POLICE").shown().completions()).isEqualTo(1);
    }
}
