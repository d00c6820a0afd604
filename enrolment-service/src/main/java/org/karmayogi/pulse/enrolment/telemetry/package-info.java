/** Sunbird telemetry v3 about courses, as course events. */
@NullMarked
package org.karmayogi.pulse.enrolment.telemetry;

import org.jspecify.annotations.NullMarked;
