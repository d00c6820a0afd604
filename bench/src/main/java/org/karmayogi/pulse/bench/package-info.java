/** The command {@code ./pulse bench}: measures the system's speed, and its peers' in the same run. */
@NullMarked
package org.karmayogi.pulse.bench;

import org.jspecify.annotations.NullMarked;
