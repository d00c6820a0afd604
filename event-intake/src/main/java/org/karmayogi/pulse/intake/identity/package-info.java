/** Identities: which ids are aliases of which learners, as far as this process knows. No framework. */
@NullMarked
package org.karmayogi.pulse.intake.identity;

import org.jspecify.annotations.NullMarked;
