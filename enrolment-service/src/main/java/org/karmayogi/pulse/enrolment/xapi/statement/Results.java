package org.karmayogi.pulse.enrolment.xapi.statement;

import java.math.BigDecimal;
import java.util.Optional;
import org.karmayogi.pulse.intake.feed.JsonAt;

/** Results and their scores (1.0.3 Data 2.4.5). */
final class Results {

    private static final Rule SCORE = Shape.of("A score")
            .allows("scaled", Values.NUMBER.and(Results::requireScaled))
            .allows("raw", Values.NUMBER)
            .allows("min", Values.NUMBER)
            .allows("max", Values.NUMBER)
            .and(Results::requireOrder);

    static final Rule RESULT = Shape.of("A result")
            .allows("score", SCORE)
            .allows("success", Values.BOOLEAN)
            .allows("completion", Values.BOOLEAN)
            .allows("response", Values.STRING)
            .allows("duration", Values.DURATION)
            .allows("extensions", Values.EXTENSIONS);

    private Results() {}

    private static void requireScaled(JsonAt scaled) {
        if (scaled.node().decimalValue().abs().compareTo(BigDecimal.ONE) > 0) {
            throw Rule.expected(scaled, "a number from -1 to 1");
        }
    }

    private static void requireOrder(JsonAt score) {
        Optional<BigDecimal> min = number(score.get("min"));
        Optional<BigDecimal> max = number(score.get("max"));
        Optional<BigDecimal> raw = number(score.get("raw"));
        if (min.isPresent() && max.isPresent() && min.get().compareTo(max.get()) >= 0) {
            throw Rule.expected(
                    score.get("min"),
                    "less than max, which is " + score.get("max").found());
        }
        if (raw.isPresent() && min.isPresent() && raw.get().compareTo(min.get()) < 0) {
            throw Rule.expected(
                    score.get("raw"),
                    "min or more, which is " + score.get("min").found());
        }
        if (raw.isPresent() && max.isPresent() && raw.get().compareTo(max.get()) > 0) {
            throw Rule.expected(
                    score.get("raw"),
                    "max or less, which is " + score.get("max").found());
        }
    }

    private static Optional<BigDecimal> number(JsonAt value) {
        return value.isMissing() ? Optional.empty() : Optional.of(value.node().decimalValue());
    }
}
