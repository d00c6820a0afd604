/** Which path goes to which service, by one table. */
@NullMarked
package org.karmayogi.pulse.gateway.route;

import org.jspecify.annotations.NullMarked;
