/** What learners do with courses. */
@NullMarked
package org.karmayogi.pulse.enrolment.course;

import org.jspecify.annotations.NullMarked;
