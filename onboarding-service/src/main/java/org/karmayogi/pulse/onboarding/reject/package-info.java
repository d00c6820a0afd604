/** Rejects, sent again by an operator: of every family, also those that another service takes from portals. */
@NullMarked
package org.karmayogi.pulse.onboarding.reject;

import org.jspecify.annotations.NullMarked;
