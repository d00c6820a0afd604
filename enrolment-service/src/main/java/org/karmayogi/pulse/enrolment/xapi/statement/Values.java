package org.karmayogi.pulse.enrolment.xapi.statement;

import java.util.HashSet;
import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.karmayogi.pulse.intake.feed.JsonAt;

/** The kinds of values that have no properties of their own (1.0.3 Data 2.2 and 4). */
final class Values {

    private static final Pattern UUID_FORM =
            Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");

    private static final Pattern SCHEME = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*:");

    /** What stands in no IRI, besides white space and control characters. */
    private static final String NOT_IN_IRIS = "<>\"{}|\\^`";

    /** A language, perhaps with a region: what nearly all tags are. */
    private static final Pattern SHORT_TAG = Pattern.compile("[A-Za-z]{2,3}(?:-[A-Za-z]{2})?");

    private static final Pattern MBOX_FORM = Pattern.compile("mailto:[^@\\s]+@[^@\\s]+");
    private static final Pattern SHA1_FORM = Pattern.compile("[0-9a-fA-F]{40}");
    private static final Pattern SHA2_FORM =
            Pattern.compile("[0-9a-fA-F]{56}|[0-9a-fA-F]{64}|[0-9a-fA-F]{96}|[0-9a-fA-F]{128}");
    private static final Pattern MEDIA_TYPE_FORM = Pattern.compile("[\\w!#$&^.+-]+/[\\w!#$&^.+*-]+(?:\\s*;.*)?");

    static final Rule STRING = JsonAt::text;

    static final Rule BOOLEAN = value -> {
        if (!value.node().isBoolean()) {
            throw Rule.expected(value, "true or false");
        }
    };

    static final Rule NUMBER = value -> {
        if (!value.node().isNumber()) {
            throw Rule.expected(value, "a number");
        }
    };

    static final Rule LENGTH = value -> {
        if (!value.node().isIntegralNumber() || value.node().decimalValue().signum() < 0) {
            throw Rule.expected(value, "a whole number of bytes");
        }
    };

    static final Rule UUID = Rule.text("a UUID such as 7d0ca1a4-7d1f-4c38-8a55-7c1f8f7f1f52", Values::isUuid);
    static final Rule IRI = Rule.text("an IRI with its scheme, such as https://example.org/x", Values::isIri);
    static final Rule MBOX = Rule.text("mailto: and an e-mail address", matching(MBOX_FORM));
    static final Rule SHA1 = Rule.text("the 40 hexadecimal digits of a SHA-1", matching(SHA1_FORM));
    static final Rule SHA2 = Rule.text("the hexadecimal digits of a SHA-2", matching(SHA2_FORM));
    static final Rule MEDIA_TYPE = Rule.text("a media type such as text/plain", matching(MEDIA_TYPE_FORM));
    static final Rule LANGUAGE = Rule.text("an RFC 5646 language tag such as hi-IN", Values::isLanguage);
    static final Rule DURATION = Rule.text("an ISO 8601 duration such as PT1H30M", Durations::isDuration);

    static final Rule LANGUAGE_MAP = Rule.mapOf("an RFC 5646 language tag such as hi-IN", Values::isLanguage, STRING);

    /** Their values are whatever their senders like, nulls included. */
    static final Rule EXTENSIONS = Rule.mapOf("an IRI", Values::isIri, anything -> {});

    private Values() {}

    static Rule oneOf(String... words) {
        List<String> allowed = List.of(words);
        return Rule.text(String.join(" or ", allowed), allowed::contains);
    }

    static boolean isUuid(String text) {
        return UUID_FORM.matcher(text).matches();
    }

    /** A scheme and what may follow it: the standard allows to check as well as one can. */
    private static boolean isIri(String text) {
        Matcher scheme = SCHEME.matcher(text);
        return scheme.lookingAt()
                && scheme.end() < text.length()
                && text.chars().noneMatch(Values::isInNoIri);
    }

    private static boolean isInNoIri(int c) {
        return NOT_IN_IRIS.indexOf(c) >= 0
                || Character.isWhitespace(c)
                || Character.isSpaceChar(c)
                || Character.isISOControl(c);
    }

    private static Predicate<String> matching(Pattern form) {
        return text -> form.matcher(text).matches();
    }

    private static boolean isLanguage(String tag) {
        return SHORT_TAG.matcher(tag).matches() || isWellFormed(tag);
    }

    private static boolean isWellFormed(String tag) {
        try {
            Locale unused = new Locale.Builder().setLanguageTag(tag).build();
            return !tag.isEmpty() && hasEachSingletonOnce(tag);
        } catch (IllformedLocaleException e) {
            return false;
        }
    }

    /** RFC 5646, 2.2.6: an extension's singleton stands once. What follows an x is private. */
    private static boolean hasEachSingletonOnce(String tag) {
        String before = (tag.toLowerCase(Locale.ROOT) + "-").split("(?<=-|^)x-", 2)[0];
        return List.of(before.split("-", -1)).stream()
                .filter(subtag -> subtag.length() == 1)
                .allMatch(new HashSet<>()::add);
    }
}
