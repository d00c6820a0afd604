/** S1 and S2: how fast a backlog is drained until it is durable, beside what others would build. */
@NullMarked
package org.karmayogi.pulse.bench.drain;

import org.jspecify.annotations.NullMarked;
