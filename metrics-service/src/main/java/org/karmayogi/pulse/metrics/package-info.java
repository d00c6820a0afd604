/** The metrics service: {@code consume} → {@code fold} → {@code commit} → {@code query}. */
@NullMarked
package org.karmayogi.pulse.metrics;

import org.jspecify.annotations.NullMarked;
