package org.karmayogi.pulse.intake.feed;

import java.util.stream.Stream;

/**
 * Why a valid item of a standard feed is set aside, in one word that does not change: answers, records on {@code
 * learning-rejects} and the counts of {@code /v1/sources} use it. The list is part of AsyncAPI; metrics-service knows
 * it, too.
 */
public enum AsideReason {
    /** It is of a kind that is never counted: another verb, another event, a change of something else. */
    OTHER_EVENT("other-event"),
    /** It tells of the progress in single contents, not of a course. */
    CONTENT_PROGRESS("content-progress"),
    /** It is about something that is not a course by the portal's rules: an event, a webinar, a programme, a module. */
    NOT_A_COURSE("not-a-course"),
    /** It says {@code completed} and that the course is not completed. */
    NOT_COMPLETED("not-completed"),
    /** The portal's rules find no learner or no course in it. */
    UNMAPPED("unmapped"),
    /** It is valid by the feed's own standard and beyond what an event may say, such as a time before 2018. */
    OUT_OF_RANGE("out-of-range"),
    /** It is valid by the feed's own standard and larger than an event may be. */
    TOO_LARGE("too-large");

    private final String code;

    AsideReason(String code) {
        this.code = code;
    }

    /** Whether it is one of the words. */
    public static boolean isCode(String text) {
        return Stream.of(values()).anyMatch(reason -> reason.code.equals(text));
    }

    /** The word. */
    public String code() {
        return code;
    }
}
