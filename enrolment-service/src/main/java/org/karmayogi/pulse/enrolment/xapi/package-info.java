/** xAPI 1.0.3 and 2.0 statements about courses, as course events. */
@NullMarked
package org.karmayogi.pulse.enrolment.xapi;

import org.jspecify.annotations.NullMarked;
