/** The peers of metrics-service, each a process: they get the same totals out of the same log. */
@NullMarked
package org.karmayogi.pulse.bench.drain.peer;

import org.jspecify.annotations.NullMarked;
