/** What intake refused and what the fold found in conflict: read from {@code learning-rejects}, kept to be listed and counted. */
@NullMarked
package org.karmayogi.pulse.metrics.reject;

import org.jspecify.annotations.NullMarked;
