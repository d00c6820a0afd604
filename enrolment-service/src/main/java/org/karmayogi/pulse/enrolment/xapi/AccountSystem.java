package org.karmayogi.pulse.enrolment.xapi;

/**
 * Tells of one source, which lists no home pages in its rules, whether an account system is the one that gives out
 * its learner ids.
 */
@FunctionalInterface
interface AccountSystem {

    /** Whether the names of accounts at this home page are learner ids. */
    boolean isOwn(String homePage);
}
