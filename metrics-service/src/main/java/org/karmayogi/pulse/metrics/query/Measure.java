package org.karmayogi.pulse.metrics.query;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A metric by its name in answers.
 *
 * @param value null where it is not known for a scope
 * @param adds whether rows add up to their total; a ratio's do not
 */
record Measure(String name, Function<Figures, @Nullable Number> value, boolean adds) {

    /** All of them, in the order of the contract. */
    static final List<Measure> ALL = List.of(
            adding("registered", Figures::registered),
            adding("enrolled", Figures::enrolled),
            adding("enrolments", Figures::enrolments),
            adding("inProgress", Figures::inProgress),
            adding("completions", Figures::completions),
            adding("trainingMinutes", Figures::trainingMinutes),
            adding("trainingHours", Figures::trainingHours),
            adding("completedAtLeastOne", Figures::completedAtLeastOne),
            adding("completedThreeOrMore", Figures::completedThreeOrMore),
            adding("completedFewerThanThree", Figures::completedFewerThanThree),
            adding("undergoingTraining", Figures::undergoingTraining),
            new Measure("strength", Figures::strength, false),
            new Measure("coverage", Figures::coverage, false));

    /** The same, by name. */
    static final Map<String, Measure> BY_NAME = byName(ALL.stream());

    private static Measure adding(String name, Function<Figures, @Nullable Number> value) {
        return new Measure(name, value, true);
    }

    private static Map<String, Measure> byName(Stream<Measure> measures) {
        Map<String, Measure> named = new TreeMap<>();
        measures.forEach(measure -> named.put(measure.name(), measure));
        return named;
    }

    /** The value, with those that are not known below all others; for sorting. */
    double order(Figures figures) {
        Number number = value.apply(figures);
        return number == null ? -1 : number.doubleValue();
    }
}
