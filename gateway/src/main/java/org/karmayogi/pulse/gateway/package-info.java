/** One address in front of the services. */
@NullMarked
package org.karmayogi.pulse.gateway;

import org.jspecify.annotations.NullMarked;
