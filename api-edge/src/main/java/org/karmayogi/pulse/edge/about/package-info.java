/** What a process says of itself at {@code /actuator/info}. */
@NullMarked
package org.karmayogi.pulse.edge.about;

import org.jspecify.annotations.NullMarked;
