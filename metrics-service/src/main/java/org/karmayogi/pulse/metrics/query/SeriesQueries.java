package org.karmayogi.pulse.metrics.query;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.karmayogi.pulse.edge.problem.ProblemException;
import org.karmayogi.pulse.edge.problem.ProblemType;
import org.karmayogi.pulse.edge.register.Register;
import org.karmayogi.pulse.metrics.fold.GovernmentDay;
import org.karmayogi.pulse.metrics.fold.TotalKind;

/** Answers about days and months. Thread-safe. */
final class SeriesQueries {

    /** Three years. */
    private static final int MAX_DAYS = 1_096;

    /** Ten years. */
    private static final int MAX_MONTHS = 120;

    private static final int DEFAULT_DAYS = 30;
    private static final int DEFAULT_MONTHS = 12;

    private final Register districts;
    private final Register departments;

    SeriesQueries(Register departments, Register districts) {
        this.departments = departments;
        this.districts = districts;
    }

    /**
     * A series up to and including {@code to}, which is today where it is left out.
     *
     * @param from null for 30 days or 12 months before
     */
    SeriesAnswer series(
            Snapshot snapshot, @Nullable String grain, @Nullable String from, @Nullable String to, Scope scope) {
        if ("day".equals(grain)) {
            return days(snapshot, from, to, scope);
        }
        if ("month".equals(grain)) {
            return months(snapshot, from, to, scope);
        }
        throw invalid(
                grain == null
                        ? "grain is missing, expected day or month"
                        : "grain is '" + grain + "', expected day or month");
    }

    private static SeriesAnswer days(Snapshot snapshot, @Nullable String from, @Nullable String to, Scope scope) {
        if (codes(scope) > 1) {
            throw invalid("a day's series takes a department, a district or a category, not " + codes(scope)
                    + " of them; with grain=month a department may have a district");
        }
        LocalDate last = to == null ? today(snapshot) : parse("to", to, "a day such as 2026-11-22", LocalDate::parse);
        LocalDate first = from == null
                ? last.minusDays(DEFAULT_DAYS - 1)
                : parse("from", from, "a day such as 2026-11-22", LocalDate::parse);
        bounded("days", first.until(last, ChronoUnit.DAYS) + 1, MAX_DAYS, first, last);
        List<SeriesAnswer.Point> points = new ArrayList<>();
        for (LocalDate day = first; !day.isAfter(last); day = day.plusDays(1)) {
            long[] sum = new long[TotalKind.DAY.width()];
            snapshot.addDay(day.toString(), scope, sum);
            points.add(SeriesAnswer.Point.of(day.toString(), sum));
        }
        return new SeriesAnswer(snapshot.asOf(), "day", first.toString(), last.toString(), scope, points);
    }

    private SeriesAnswer months(Snapshot snapshot, @Nullable String from, @Nullable String to, Scope scope) {
        if (scope.category() != null && codes(scope) > 1) {
            throw invalid("a month's series takes a category alone, or a department, a district or both");
        }
        YearMonth last = to == null
                ? YearMonth.from(today(snapshot))
                : parse("to", to, "a month such as 2026-11", YearMonth::parse);
        YearMonth first = from == null
                ? last.minusMonths(DEFAULT_MONTHS - 1)
                : parse("from", from, "a month such as 2026-11", YearMonth::parse);
        bounded("months", first.until(last, ChronoUnit.MONTHS) + 1, MAX_MONTHS, first, last);
        List<SeriesAnswer.Point> points = new ArrayList<>();
        for (YearMonth month = first; !month.isAfter(last); month = month.plusMonths(1)) {
            points.add(SeriesAnswer.Point.of(month.toString(), month(snapshot, month, scope)));
        }
        return new SeriesAnswer(snapshot.asOf(), "month", first.toString(), last.toString(), scope, points);
    }

    /**
     * The numbers of a month, in the order of the measures of {@link TotalKind#MONTH}.
     *
     * @param scope a category alone, or a department, a district or both, or the state
     */
    long[] month(Snapshot snapshot, YearMonth month, Scope scope) {
        long[] sum = new long[TotalKind.MONTH.width()];
        if (scope.category() != null) {
            // A month's totals know no category; its days do.
            for (int day = 1; day <= month.lengthOfMonth(); day++) {
                snapshot.addDay(month.atDay(day).toString(), scope, sum);
            }
            return sum;
        }
        for (String department : only(scope.department(), departments)) {
            for (String district : only(scope.district(), districts)) {
                snapshot.addMonth(month, department, district, sum);
            }
        }
        return sum;
    }

    private static Iterable<String> only(@Nullable String code, Register register) {
        return code == null ? register.codes() : List.of(code);
    }

    private static int codes(Scope scope) {
        return (scope.department() == null ? 0 : 1)
                + (scope.district() == null ? 0 : 1)
                + (scope.category() == null ? 0 : 1);
    }

    private static LocalDate today(Snapshot snapshot) {
        return LocalDate.ofEpochDay(GovernmentDay.of(snapshot.asOf()));
    }

    private static <T> T parse(String name, String text, String expected, Function<String, T> parser) {
        try {
            return parser.apply(text);
        } catch (DateTimeParseException e) {
            throw invalid(name + " is '" + text + "', expected " + expected);
        }
    }

    private static void bounded(String unit, long length, int most, Object first, Object last) {
        if (length < 1) {
            throw invalid("from is " + first + ", which is after to, " + last);
        }
        if (length > most) {
            throw invalid(first + " to " + last + " are " + length + " " + unit + ", at most " + most + " are given");
        }
    }

    private static ProblemException invalid(String detail) {
        return new ProblemException(ProblemType.INVALID_PARAMETER, detail);
    }
}
