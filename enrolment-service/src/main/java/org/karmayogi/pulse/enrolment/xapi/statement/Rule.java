package org.karmayogi.pulse.enrolment.xapi.statement;

import java.util.Map;
import java.util.function.Predicate;
import org.karmayogi.pulse.edge.register.Quoted;
import org.karmayogi.pulse.intake.feed.FeedFault;
import org.karmayogi.pulse.intake.feed.JsonAt;

/** What the standard asks of one value of a statement. Rules are immutable and hold no state. */
@FunctionalInterface
interface Rule {

    /**
     * Lets an allowed value pass.
     *
     * @throws FeedFault if the standard forbids it; it names the place, what stands there and what was expected
     */
    void check(JsonAt value);

    /** This rule, and then another of the same value. */
    default Rule and(Rule other) {
        return value -> {
            check(value);
            other.check(value);
        };
    }

    /** A string of one form. */
    static Rule text(String expected, Predicate<String> form) {
        return value -> {
            if (!value.node().isString() || !form.test(value.node().asString())) {
                throw expected(value, expected);
            }
        };
    }

    /** An array, each of whose elements keeps the rule. */
    static Rule listOf(Rule element) {
        return value -> {
            if (!value.node().isArray()) {
                throw expected(value, "an array");
            }
            value.elements().forEach(element::check);
        };
    }

    /** As {@link #listOf}, with one element at least. */
    static Rule someOf(Rule element) {
        return listOf(element).and(value -> {
            if (value.node().isEmpty()) {
                throw expected(value, "an array of at least one element");
            }
        });
    }

    /** An object whose names are of one form, and whose values keep a rule. */
    static Rule mapOf(String names, Predicate<String> form, Rule values) {
        return value -> {
            for (Map.Entry<String, ?> member : value.object().node().properties()) {
                JsonAt at = value.get(member.getKey());
                if (!form.test(member.getKey())) {
                    throw new FeedFault(
                            at.pointer(),
                            "'" + Quoted.of(member.getKey()) + "' is not " + names + ", which the names here are.");
                }
                values.check(at);
            }
        };
    }

    /** The fault of a value that is something else. */
    static FeedFault expected(JsonAt value, String expected) {
        String at = value.pointer().isEmpty() ? "The statement" : value.pointer();
        return new FeedFault(value.pointer(), at + " must be " + expected + "; it is " + value.found() + ".");
    }
}
