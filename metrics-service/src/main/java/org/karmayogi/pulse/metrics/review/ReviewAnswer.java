package org.karmayogi.pulse.metrics.review;

import java.time.Instant;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.karmayogi.pulse.metrics.query.Activity;
import org.karmayogi.pulse.metrics.query.CsvTable;
import org.karmayogi.pulse.metrics.query.Figures;

/**
 * A month by department: as it was presented, as it is known now, and what lies between; the answer to
 * {@code GET /v1/metrics/reviews/{yyyy-MM}}.
 *
 * @param frozen when and by whom it was presented; null where it is not frozen
 * @param items the departments by rank
 * @param total the state; where one department was asked for, that department
 */
record ReviewAnswer(YearMonth month, Instant asOf, @Nullable Frozen frozen, List<Row> items, Row total)
        implements CsvTable {

    /** The moment a table was frozen; the fields are those of {@link FrozenReview}. */
    record Frozen(int revision, String by, Instant at, Instant asOf, int generation, String definitions) {

        static Frozen of(FrozenReview review) {
            return new Frozen(
                    review.revision(),
                    review.by(),
                    review.at(),
                    review.asOf(),
                    review.generation(),
                    review.definitions());
        }
    }

    /**
     * A department, or the state.
     *
     * @param rank by the month's completions, as presented where it was; those with as many share one; null for the state
     * @param code null for the state
     * @param presented the month as it was presented; null where it was not
     * @param known the month as it is known now
     * @param difference how much more is known now than was presented: late events and corrections
     * @param before the month before; as it was known when this one was presented, where it was
     * @param change how much more there was than in the month before
     * @param standingPresented the standing figures at the moment of freezing
     * @param standing the standing figures now
     */
    record Row(
            @Nullable Integer rank,
            @Nullable String code,
            String name,
            @Nullable String nameHi,
            @Nullable Activity presented,
            Activity known,
            @Nullable Activity difference,
            Activity before,
            Activity change,
            @Nullable Figures standingPresented,
            Figures standing) {

        /** What is shown: as presented, where it was. */
        Activity shown() {
            return presented == null ? known : presented;
        }

        /** The standing figures that are shown with it. */
        Figures shownStanding() {
            return standingPresented == null ? standing : standingPresented;
        }

        Row ranked(int place) {
            return with(place, code);
        }

        /** The same, in the place of a total. */
        Row asTotal() {
            return with(null, null);
        }

        private Row with(@Nullable Integer newRank, @Nullable String newCode) {
            return new Row(
                    newRank,
                    newCode,
                    name,
                    nameHi,
                    presented,
                    known,
                    difference,
                    before,
                    change,
                    standingPresented,
                    standing);
        }
    }

    @Override
    public List<String> csvHeader() {
        return List.of(
                "rank",
                "code",
                "name",
                "nameHi",
                "onboarded",
                "enrolments",
                "completions",
                "trainingMinutes",
                "trainingHours",
                "completionsMonthBefore",
                "completionsChange",
                "completionsKnownNow",
                "completionsDifference",
                "registered",
                "completedThreeOrMore",
                "coverage");
    }

    @Override
    public Stream<List<@Nullable Object>> csvRows() {
        return Stream.concat(items.stream(), Stream.of(total)).map(ReviewAnswer::cells);
    }

    private static List<@Nullable Object> cells(Row row) {
        Activity shown = row.shown();
        Figures standing = row.shownStanding();
        return Arrays.asList(
                row.rank(),
                row.code() == null ? "TOTAL" : row.code(),
                row.name(),
                row.nameHi(),
                shown.onboarded(),
                shown.enrolments(),
                shown.completions(),
                shown.trainingMinutes(),
                shown.trainingHours(),
                row.before().completions(),
                row.change().completions(),
                row.known().completions(),
                row.difference() == null ? null : row.difference().completions(),
                standing.registered(),
                standing.completedThreeOrMore(),
                standing.coverage());
    }
}
