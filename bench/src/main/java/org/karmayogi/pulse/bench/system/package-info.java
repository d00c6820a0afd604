/** The system under measurement, as processes, and what is sent into its log. */
@NullMarked
package org.karmayogi.pulse.bench.system;

import org.jspecify.annotations.NullMarked;
