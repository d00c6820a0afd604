/** Work that is done again and again beside the requests. */
@NullMarked
package org.karmayogi.pulse.metrics.background;

import org.jspecify.annotations.NullMarked;
