/** The registers, as lists. */
@NullMarked
package org.karmayogi.pulse.onboarding.registry;

import org.jspecify.annotations.NullMarked;
