/** What each portal means with what it sends in the standard feeds: rules by source, from the configuration. */
@NullMarked
package org.karmayogi.pulse.enrolment.portal;

import org.jspecify.annotations.NullMarked;
