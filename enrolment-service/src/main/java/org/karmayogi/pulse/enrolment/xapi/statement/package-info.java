/**
 * What xAPI 1.0.3 and 2.0 allow and forbid in a statement: small rules, put together as the standard's tables are.
 * Nothing in here knows what is counted.
 */
@NullMarked
package org.karmayogi.pulse.enrolment.xapi.statement;

import org.jspecify.annotations.NullMarked;
