/** The onboarding-service. */
@NullMarked
package org.karmayogi.pulse.onboarding;

import org.jspecify.annotations.NullMarked;
