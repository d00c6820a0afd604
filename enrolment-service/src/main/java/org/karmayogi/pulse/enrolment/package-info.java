/** The enrolment-service. */
@NullMarked
package org.karmayogi.pulse.enrolment;

import org.jspecify.annotations.NullMarked;
