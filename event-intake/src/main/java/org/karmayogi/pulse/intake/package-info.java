/** What both intake services share: the road of an event from the request to the log. Brought in by {@code @Import}. */
@NullMarked
package org.karmayogi.pulse.intake;

import org.jspecify.annotations.NullMarked;
