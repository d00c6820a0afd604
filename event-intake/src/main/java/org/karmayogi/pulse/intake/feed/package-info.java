/** What a standard feed is to intake: a body whose items are mapped to course events, set aside or refused. */
@NullMarked
package org.karmayogi.pulse.intake.feed;

import org.jspecify.annotations.NullMarked;
