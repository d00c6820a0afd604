/** The gateway's own meters. */
@NullMarked
package org.karmayogi.pulse.gateway.meter;

import org.jspecify.annotations.NullMarked;
