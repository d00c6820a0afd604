/** Every error the gateway answers itself, as a problem. */
@NullMarked
package org.karmayogi.pulse.gateway.problem;

import org.jspecify.annotations.NullMarked;
