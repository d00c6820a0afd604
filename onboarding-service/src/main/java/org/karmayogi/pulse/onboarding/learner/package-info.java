/** Where learners come, move and go. */
@NullMarked
package org.karmayogi.pulse.onboarding.learner;

import org.jspecify.annotations.NullMarked;
