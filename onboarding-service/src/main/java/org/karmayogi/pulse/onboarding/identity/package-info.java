/** Where ids that are one person's are linked. */
@NullMarked
package org.karmayogi.pulse.onboarding.identity;

import org.jspecify.annotations.NullMarked;
